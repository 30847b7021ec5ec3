/** Reads what an MCAP file says of itself at its end, however large it is. */
import { readFully, type ReadableFile } from '../platform/files'
import { crc32Final, crc32Init, crc32Update } from '@foxglove/crc'
import { endOfRecord, MAGIC, OPCODE, PREFIX_BYTES, runOf } from './layout'
import { decodeRecord, type PlainRecord } from './record'

/** Two offsets and a checksum. */
const FOOTER_BYTES = PREFIX_BYTES + 20
const CHECKSUM_BYTES = 4

/** The records between data and footer. Rejects when they are damaged, when there are none, or when the disk fails. */
export async function readSummary(file: ReadableFile): Promise<readonly PlainRecord[]> {
  const footerAt = (await file.size()) - FOOTER_BYTES - MAGIC.length
  if (footerAt < MAGIC.length) throw new Error('The file is too short for a summary.')
  const end = await readFully(file, footerAt, FOOTER_BYTES + MAGIC.length)
  const footer =
    end[0] === OPCODE.footer ? decodeRecord(OPCODE.footer, end.subarray(PREFIX_BYTES), footerAt) : null
  if (footer?.kind !== 'footer') throw new Error('The footer is damaged.')
  const { summaryAt, checksum } = footer
  if (summaryAt < MAGIC.length || summaryAt > footerAt) throw new Error('The file has no summary.')
  const summary = await readFully(file, summaryAt, footerAt - summaryAt)
  const covered = crc32Update(
    crc32Update(crc32Init(), summary),
    end.subarray(0, FOOTER_BYTES - CHECKSUM_BYTES)
  )
  if (checksum !== 0 && crc32Final(covered) !== checksum)
    throw new Error('The checksum of the summary is wrong.')
  return decodeAll(summary, summaryAt)
}

/** The texts in the metadata record of that name; null when there is none. Rejects as `readSummary` does. */
export async function readMetadata(
  file: ReadableFile,
  name: string
): Promise<ReadonlyMap<string, string> | null> {
  for (const index of await readSummary(file)) {
    if (index.kind !== 'metadata-index' || index.name !== name) continue
    const bytes = await readFully(file, index.recordAt, index.recordBytes)
    const [record] = decodeAll(bytes, index.recordAt)
    if (record?.kind === 'metadata' && record.name === name) return record.metadata
    throw new Error('The index of the metadata is wrong.')
  }
  return null
}

function decodeAll(bytes: Uint8Array, at: number): readonly PlainRecord[] {
  const { view } = runOf(bytes)
  const records: PlainRecord[] = []
  for (let from = 0; from < bytes.length;) {
    const to = from + PREFIX_BYTES > bytes.length ? Number.POSITIVE_INFINITY : endOfRecord(view, from)
    if (to > bytes.length) throw new Error('A record of the summary is incomplete.')
    const record = decodeRecord(view.getUint8(from), bytes.subarray(from + PREFIX_BYTES, to), at + from)
    if (record !== null) records.push(record)
    from = to
  }
  return records
}

/** CRC-32 of the first bytes of a file. Rejects when it is shorter, or when the disk fails. */
export async function checksumOf(file: ReadableFile, byteCount: number): Promise<number> {
  let checksum = crc32Init()
  for (let at = 0; at < byteCount; at += READ_BYTES)
    checksum = crc32Update(checksum, await readFully(file, at, Math.min(READ_BYTES, byteCount - at)))
  return crc32Final(checksum)
}
const READ_BYTES = 256 * 1024
