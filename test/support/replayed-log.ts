/** A log opened as a replay, without engine and windows. */
import type { FileSystem } from '../../src-main/platform/files'
import { systemClock, type Clock } from '../../src-main/platform/clock'
import { LogIndex } from '../../src-main/replay/log-index'
import { ReplayCourt } from '../../src-main/replay/replay-court'

export async function openReplay(
  files: FileSystem,
  paths: readonly string[],
  clock: Clock = systemClock
): Promise<ReplayCourt> {
  const index = await LogIndex.open(files, paths)
  if (!index.ok) throw new Error(index.error)
  const firstRecords = await index.value.readOn()
  return new ReplayCourt({
    courtId: 'replay:1',
    index: index.value,
    firstRecords,
    clock,
    changed: () => undefined,
    stopped: () => undefined
  })
}
