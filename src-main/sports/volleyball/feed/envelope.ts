/** One message of the match events as it came: its exact bytes, and the number by which it is put in order. */

export interface Envelope {
  readonly bytes: Uint8Array
  /** Null where none can be read. Such an envelope is handed on as well, to be kept and shown. */
  readonly sequenceId: number | null
}

/** Ascending, each envelope without a number behind them in the order of arrival. */
export const inOrder = (envelopes: readonly Envelope[]): readonly Envelope[] =>
  [...envelopes].sort(
    (one, other) =>
      (one.sequenceId ?? Number.POSITIVE_INFINITY) - (other.sequenceId ?? Number.POSITIVE_INFINITY) || 0
  )
