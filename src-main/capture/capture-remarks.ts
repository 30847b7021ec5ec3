/** What the operator has said about logs: pinned ones and notes, kept in the profile. */
import { succeed, type Result } from '@shared/result'
import * as v from 'valibot'
import type { Clock } from '../platform/clock'
import { ProfileFile } from '../settings/profile-file'

const SCHEMA_VERSION = 1
const RemarkSchema = v.object({ pinned: v.boolean(), note: v.string() })
const RemarksSchema = v.record(v.string(), RemarkSchema)
export type CaptureRemark = v.InferOutput<typeof RemarkSchema>

const NO_REMARK: CaptureRemark = { pinned: false, note: '' }

export class CaptureRemarks {
  readonly #file: ProfileFile
  #byLog: ReadonlyMap<string, CaptureRemark>

  private constructor(file: ProfileFile, byLog: ReadonlyMap<string, CaptureRemark>) {
    this.#file = file
    this.#byLog = byLog
  }

  /** Reads `captures.json` in an absolute folder. Never throws; `problems` are sentences for the user. */
  static open(
    folder: string,
    clock: Pick<Clock, 'utcMs'>
  ): { remarks: CaptureRemarks; problems: readonly string[] } {
    const label = 'file with pinned logs and notes'
    const opened = ProfileFile.open({
      folder,
      name: 'captures',
      label,
      schemaVersion: SCHEMA_VERSION,
      clock
    })
    const parsed = v.safeParse(RemarksSchema, opened.content?.remarks ?? {})
    const byLog = new Map(Object.entries(parsed.success ? parsed.output : {}))
    const problems = parsed.success
      ? opened.problems
      : [...opened.problems, `The ${label} could not be read. ${opened.file.keepCopy()}`]
    return { remarks: new CaptureRemarks(opened.file, byLog), problems }
  }

  /** `log` is the name that the file was begun under, which no renaming changes. */
  of(log: string): CaptureRemark {
    return this.#byLog.get(log) ?? NO_REMARK
  }

  /** The error says in words why nothing was saved; then nothing has changed. */
  put(log: string, remark: CaptureRemark): Result<null, string> {
    const next = new Map(this.#byLog)
    if (remark.pinned || remark.note !== '') next.set(log, remark)
    else next.delete(log)
    const written = this.#file.write({ remarks: Object.fromEntries(next) })
    if (!written.ok) return written
    this.#byLog = next
    return succeed(null)
  }
}
