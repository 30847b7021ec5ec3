import path from 'node:path'
import { MOST_NOTICE_ID_CHARACTERS } from '@shared/calls/notice-calls'
import { nodeFileSystem } from '../platform/files'
import type { Engine } from '../engine/engine'
import type { SliceBoard } from '../engine/slice-board'
import { ExportService } from '../export/export-service'
import { threadRunner } from '../export/export-thread'
import type { Clock } from '../platform/clock'
import { ReplayService } from '../replay/replay-service'
import type { WorkspaceState } from '../workspace/workspace-state'
import type { Captures } from './compose-captures'

export interface Logs {
  readonly replays: ReplayService
  readonly exports: ExportService
  /** Opens a log as a court and switches windows to it; problems become notices. */
  readonly openLog: (filePath: string) => Promise<void>
}

interface LogParts {
  readonly version: string
  readonly board: SliceBoard
  readonly clock: Clock
  readonly engine: Engine
  readonly state: WorkspaceState
  readonly captures: Captures
  readonly printReport: (html: string) => Promise<Uint8Array>
}

/** Replays and exports of logs. */
export function composeLogs({ version, board, clock, engine, state, captures, printReport }: LogParts): Logs {
  const { lease } = captures
  const replays = new ReplayService({ engine, clock, files: nodeFileSystem, lease })
  const exports = new ExportService({
    board,
    clock,
    program: `Rallydesk ${version}`,
    run: threadRunner(path.join(__dirname, 'export-worker.cjs')),
    print: printReport,
    lease
  })

  async function openLog(filePath: string): Promise<void> {
    const id = `log ${path.basename(filePath)}`.slice(0, MOST_NOTICE_ID_CHARACTERS)
    const opened = await replays.open(filePath)
    state.notices.report(id, opened.ok ? '' : opened.error)
    if (opened.ok) state.goTo(opened.value)
  }

  return { replays, exports, openLog }
}
