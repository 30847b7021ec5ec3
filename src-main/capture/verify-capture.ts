/** Proves that a log is whole: every checksum, the index against the contents, and the numbering of the records. */
import { McapReader, type ReadingReport } from '../mcap/reader'
import { checksumOf, readSummary } from '../mcap/summary'
import type { FileSystem } from '../platform/files'
import { ContentCheck } from './content-check'

export interface Verification {
  /** `unreadable`: no log, or the disk failed. */
  readonly outcome: 'clean' | 'findings' | 'unreadable'
  /** Something in the file itself is not as it was written; other findings are losses that it tells of. */
  readonly isDamaged: boolean
  /** What is wrong, a sentence each. */
  readonly findings: readonly string[]
  /** Records that could be read. */
  readonly records: number
  /** What was checked and found, in sentences. */
  readonly text: string
}

/** Never throws. A file without a footer is checked as far as it can be: it has no checksums yet. */
export async function verifyCapture(files: FileSystem, filePath: string): Promise<Verification> {
  try {
    const check = new ContentCheck()
    const reader = new McapReader(await files.openToRead(filePath))
    for await (const records of reader.blocks()) for (const record of records) check.take(record)
    const { report } = reader
    if (!check.hasHeader) return unreadable(`Not a capture. ${report.detail}`.trim())
    const sealed = report.ending === 'sealed' ? await sealFindings(files, filePath, check) : []
    const damage = [...endingFindings(report, check), ...check.damage(), ...sealed]
    return conclude(report, check, damage)
  } catch (error) {
    return unreadable(`The file cannot be read: ${messageOf(error)}`)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const unreadable = (text: string): Verification => ({
  outcome: 'unreadable',
  isDamaged: true,
  findings: [text],
  records: 0,
  text
})

function conclude(report: ReadingReport, check: ContentCheck, damage: readonly string[]): Verification {
  const findings = [...damage, ...check.losses()]
  const { messages: records, ending } = report
  const isDamaged = damage.length > 0
  if (findings.length > 0) {
    const text = `${records} records can be read. ${findings.join(' ')}`
    return { outcome: 'findings', isDamaged, findings, records, text }
  }
  const text =
    ending === 'sealed'
      ? `${records} records in ${check.chunks} ${check.chunks === 1 ? 'chunk' : 'chunks'}: all checksums, the index and the record numbering are correct.`
      : `${records} records, not sealed yet: every record is complete and the numbering is correct. Checksums are added when sealed.`
  return { outcome: 'clean', isDamaged, findings, records, text }
}

function endingFindings(
  { ending, cutBytes, readableBytes, detail }: ReadingReport,
  { wasSealed }: ContentCheck
): readonly string[] {
  if (ending === 'unsealed' && wasSealed) return ['The file was sealed, but its end is missing.']
  if (ending === 'torn')
    return [`The last record is incomplete: ${cutBytes} bytes at the end are not a complete record.`]
  if (ending === 'damaged')
    return [`The file is damaged after byte ${readableBytes}; ${cutBytes} bytes were not read. ${detail}`]
  return []
}

/** What only a sealed file has: the checksum over all data, and a summary with a checksum of its own. */
async function sealFindings(
  files: FileSystem,
  filePath: string,
  { dataEnd }: ContentCheck
): Promise<readonly string[]> {
  if (dataEnd === null) return ['The record that ends the data is missing.']
  const file = await files.openToRead(filePath)
  try {
    const findings: string[] = []
    if ((await checksumOf(file, dataEnd.at)) !== dataEnd.checksum)
      findings.push('The checksum over all data is wrong: the file has changed since it was sealed.')
    try {
      await readSummary(file)
    } catch (error) {
      findings.push(`The summary at the end of the file is damaged: ${messageOf(error)}`)
    }
    return findings
  } finally {
    await file.close()
  }
}
