import { randomUUID } from 'node:crypto'
import type { ConsoleMonitor } from '../alarms/console-monitor'
import type { SliceBoard } from '../engine/slice-board'
import { CallGuard } from '../ipc/call-guard'
import { WindowStream } from '../ipc/window-stream'
import type { Clock } from '../platform/clock'
import { createCallHandlers, type CallServices } from './call-handlers'
import type { ConsoleSurroundings } from './surroundings'

interface IpcParts {
  readonly surroundings: Pick<ConsoleSurroundings, 'trustedOrigin' | 'openStreamPort' | 'log'>
  readonly services: Omit<CallServices, 'openStream'>
  readonly board: SliceBoard
  readonly clock: Clock
  readonly monitor: ConsoleMonitor
}

/** What windows reach: the calls behind their guard, and a stream for each window. */
export function composeIpc({ surroundings, services, board, clock, monitor }: IpcParts): CallGuard {
  const { trustedOrigin, openStreamPort, log } = surroundings
  const epoch = randomUUID()
  const openStream = (windowId: number): void => {
    const port = openStreamPort(windowId)
    if (port !== null) new WindowStream(port, board, epoch, clock, monitor.paint.openMeter())
  }
  return new CallGuard({
    handlers: createCallHandlers({ ...services, openStream }),
    trustedOrigin,
    clock,
    reportBug: log.report
  })
}
