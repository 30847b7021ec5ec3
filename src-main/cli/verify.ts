/** `rallydesk-log verify`: proves that captures are whole. */
import { nodeFileSystem } from '../platform/files'
import { verifyCapture, type Verification } from '../capture/verify-capture'
import { CLEAN, FINDINGS, UNREADABLE } from './exit-status'

const STATUS = { clean: CLEAN, findings: FINDINGS, unreadable: UNREADABLE } as const satisfies Record<
  Verification['outcome'],
  number
>

/** Returns the exit status: the worst of all files. */
export async function runVerify(files: readonly string[], json: boolean): Promise<number> {
  const verified: { file: string; verification: Verification }[] = []
  for (const file of files) verified.push({ file, verification: await verifyCapture(nodeFileSystem, file) })
  if (json) {
    const objects = verified.map(({ file, verification: { outcome, records, findings } }) => ({
      file,
      outcome,
      records,
      findings
    }))
    console.log(JSON.stringify(objects, null, 2))
  } else
    for (const { file, verification } of verified)
      console.log(`${file}\n  ${verification.outcome}: ${verification.text}`)
  return Math.max(...verified.map(({ verification }) => STATUS[verification.outcome]))
}
