import type { ConsoleMonitor } from '../alarms/console-monitor'
import { nodeFileSystem } from '../platform/files'
import { recoverCaptures } from '../capture/recover-captures'
import { recoveryNotices } from '../capture/recovery-notices'
import type { Engine } from '../engine/engine'
import type { Notices } from '../workspace/notices'
import type { Workspace } from '../workspace/workspace'
import type { Alarms } from './compose-alarms'
import type { Captures } from './compose-captures'
import type { Logs } from './compose-logs'
import type { RunningConsole } from './surroundings'

interface LivingParts {
  readonly captureFolder: string
  readonly engine: Engine
  readonly workspace: Workspace
  readonly notices: Notices
  readonly monitor: ConsoleMonitor
  readonly captures: Captures
  readonly alarms: Alarms
  readonly logs: Logs
}

/** In which order the parts of the console begin and end. */
export function composeLifecycle(parts: LivingParts): Pick<RunningConsole, 'start' | 'close'> {
  const { captureFolder, engine, workspace, notices, monitor, captures, logs } = parts
  const { alarms, journal } = parts.alarms
  return {
    /** What a crash has left is sealed before new files are opened beside it. */
    start: async () => {
      // So that its disk can be asked from the beginning; the first log reports a folder that cannot be made.
      await nodeFileSystem.makeFolder(captureFolder).catch(() => undefined)
      engine.start()
      monitor.start()
      alarms.start()
      const recovered = await recoverCaptures(nodeFileSystem, captureFolder)
      for (const notice of recoveryNotices(recovered)) notices.raise(notice)
      captures.library.start()
      await workspace.open()
    },
    close: async () => {
      alarms.stop()
      monitor.stop()
      captures.library.stop()
      await logs.exports.close()
      await workspace.close()
      await journal.flush()
    }
  }
}
