/** `rallydesk-log recover`: seals what a crash of the console has left, as its next start would. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { nodeFileSystem } from '../platform/files'
import { isLiveName, LIVE_EXTENSION } from '../capture/capture-names'
import { recoverCapture, recoverCaptures, type RecoveredCapture } from '../capture/recover-captures'
import { CLEAN, FINDINGS, UNREADABLE } from './exit-status'
import { messageOf } from '../platform/error-message'

/** Returns the exit status: the worst of all files. */
export async function runRecover(places: readonly string[], json: boolean): Promise<number> {
  const recovered: RecoveredCapture[] = []
  let status = CLEAN
  for (const place of places) {
    try {
      recovered.push(...(await recoverPlace(place)))
    } catch (error) {
      status = UNREADABLE
      console.error(messageOf(error))
    }
  }
  if (json) console.log(JSON.stringify(recovered, null, 2))
  else if (recovered.length === 0 && status === CLEAN) console.log('No captures were left open.')
  else for (const { message } of recovered) console.log(message)
  return Math.max(status, ...recovered.map(statusOf))
}

/** Throws an error in words when there is nothing that could be recovered. */
async function recoverPlace(place: string): Promise<readonly RecoveredCapture[]> {
  const facts = await stat(place)
  if (facts.isDirectory()) return recoverCaptures(nodeFileSystem, place)
  if (!isLiveName(place))
    throw new Error(`${place} was not left open: a live capture ends in ${LIVE_EXTENSION}.`)
  return [await recoverCapture(nodeFileSystem, path.dirname(place), path.basename(place))]
}

function statusOf({ outcome, lostBytes }: RecoveredCapture): number {
  if (outcome === 'kept') return UNREADABLE
  return lostBytes > 0 ? FINDINGS : CLEAN
}
