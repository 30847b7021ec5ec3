/** What a volleyball match is played from: its envelopes, each with its moment. */

export interface TimedEnvelope {
  /** When it is published, in real milliseconds after the match's opening; never less than its predecessor's. */
  readonly atMs: number
  /** The JSON of one envelope (`sequenceId`, `actionId`, `action` …), published and served as it is. */
  readonly text: string
}

/**
 * Makes the envelopes of a match, in the order of `sequenceId`. `openedAt` is the UTC of its opening in milliseconds;
 * `speed` 4 plays four times as fast. The same arguments make the same bytes.
 */
export type EnvelopeSource = (openedAt: number, speed: number) => readonly TimedEnvelope[]
