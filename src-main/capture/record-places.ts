/** Where messages lie in a log, and how many of them are read with few readings. */

export interface MessagePlace {
  /** Where the chunk begins that holds the message; null for one that lies in the file itself. */
  readonly chunkAt: number | null
  /** Of the message's bytes, in the file or in the chunk once it is decompressed. */
  readonly dataAt: number
  readonly dataBytes: number
}

/** A stretch of a file or of a chunk. */
export interface Span {
  readonly chunkAt: number | null
  readonly fromByte: number
  readonly toByte: number
}

/** Neighbours are read together up to this many bytes: one large reading costs less than many small ones. */
const LARGEST_SPAN_BYTES = 4 * 1024 * 1024

/** The bytes of every place, in order. Places are expected in file order. */
export async function readPlaces(
  places: readonly MessagePlace[],
  readSpan: (span: Span) => Promise<Uint8Array>
): Promise<readonly Uint8Array[]> {
  const messages: Uint8Array[] = []
  let first = 0
  while (first < places.length) {
    const { span, end } = spanFrom(places, first)
    const bytes = await readSpan(span)
    for (const { dataAt, dataBytes } of places.slice(first, end)) {
      const start = dataAt - span.fromByte
      messages.push(bytes.subarray(start, start + dataBytes))
    }
    first = end
  }
  return messages
}

/** The longest span that begins with the place at `first`, and the index behind its last place. */
function spanFrom(places: readonly MessagePlace[], first: number): { span: Span; end: number } {
  const { chunkAt, dataAt: fromByte } = places[first] ?? { chunkAt: null, dataAt: 0 }
  let toByte = fromByte
  let end = first
  for (; end < places.length; end += 1) {
    const place = places[end]
    if (place === undefined || place.chunkAt !== chunkAt || place.dataAt < toByte) break
    const placeEnd = place.dataAt + place.dataBytes
    if (end > first && placeEnd - fromByte > LARGEST_SPAN_BYTES) break
    toByte = placeEnd
  }
  return { span: { chunkAt, fromByte, toByte }, end }
}

/** Reads all of a stretch; rejects when the file is shorter. */
export async function readFully(
  file: { read(into: Uint8Array, position: number): Promise<number> },
  fromByte: number,
  byteCount: number
): Promise<Uint8Array> {
  const bytes = new Uint8Array(byteCount)
  let done = 0
  while (done < byteCount) {
    const count = await file.read(bytes.subarray(done), fromByte + done)
    if (count === 0) throw new Error('The file has become shorter.')
    done += count
  }
  return bytes
}
