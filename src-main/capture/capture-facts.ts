/** What the catalogue knows about a log without reading it: an MCAP metadata record in the file. */
import * as v from 'valibot'

/** Name of the metadata record. A live file's contains what is known at the start, a sealed file's everything. */
export const FACTS_RECORD = 'rallydesk'

const CountSchema = v.pipe(v.string(), v.digits(), v.toNumber())

/** MCAP's metadata are texts by name; a later version may add names. */
const FactsSchema = v.object({
  eventId: v.string(),
  /** Where the match came from; the demo's logs are kept for a shorter time. */
  origin: v.picklist(['feed', 'demo', 'recording', 'replay']),
  /** Empty for a log without a known feed. */
  sport: v.string(),
  feeds: v.pipe(
    v.string(),
    v.transform((text) => text.split(' ').filter((feed) => feed !== ''))
  ),
  /** From 1: a log that grew large goes on in a further file. */
  part: CountSchema,
  courtName: v.string(),
  /** "N. HALVORSEN – A. OKAFOR"; empty when the log does not say. */
  players: v.string(),
  /** UTC in milliseconds, of the first and the last record. */
  startedAt: CountSchema,
  endedAt: CountSchema,
  records: CountSchema,
  /** Records lost to disk failures, according to the log itself. */
  missingRecords: CountSchema,
  /** Sealed after an unexpected end of the console, and how many bytes of the live file were no whole records. */
  recovered: v.pipe(
    v.picklist(['yes', 'no']),
    v.transform((word) => word === 'yes')
  ),
  lostBytes: CountSchema,
  /** The provider's clock minus ours in milliseconds; empty when it could not be estimated. */
  clockOffsetMs: v.string(),
  /** Name that the file had while it was live: a crash may leave both. */
  liveName: v.string()
})
export type CaptureFacts = v.InferOutput<typeof FactsSchema>

export function encodeFacts(facts: CaptureFacts): Map<string, string> {
  return new Map(
    Object.entries({
      ...facts,
      feeds: facts.feeds.join(' '),
      part: String(facts.part),
      startedAt: String(Math.round(facts.startedAt)),
      endedAt: String(Math.round(facts.endedAt)),
      records: String(facts.records),
      missingRecords: String(facts.missingRecords),
      recovered: facts.recovered ? 'yes' : 'no',
      lostBytes: String(facts.lostBytes)
    })
  )
}

/** Null when the metadata are not of a sealed capture of ours. */
export function decodeFacts(metadata: ReadonlyMap<string, string>): CaptureFacts | null {
  const parsed = v.safeParse(FactsSchema, Object.fromEntries(metadata))
  return parsed.success ? parsed.output : null
}

/** Which part of its log a file is, live ones included; 1 when it does not say. */
export const partOf = (metadata: ReadonlyMap<string, string>): number =>
  Math.max(1, Number.parseInt(metadata.get('part') ?? '', 10) || 1)
