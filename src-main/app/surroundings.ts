import type { AlarmRow } from '@shared/alarms/view'
import type { CallResult } from '@shared/ipc/contract'
import type { SecretCipher } from '../credentials/secret-cipher'
import type { CallGuard } from '../ipc/call-guard'
import type { FramePort } from '../ipc/window-stream'
import type { ProblemLog } from '../platform/log'
import type { CommandLine } from './command-line'

/** What the console needs from the desktop around it. */
export interface ConsoleSurroundings {
  readonly profileFolder: string
  readonly commandLine: CommandLine
  readonly trustedOrigin: string
  readonly secretCipher: SecretCipher
  readonly log: ProblemLog
  readonly appInfo: Omit<CallResult<'app.info'>, 'profileFolder' | 'captureFolder'>
  /** The operating system's proxy for an address, in the form "PROXY host:port; DIRECT". */
  readonly resolveProxy: (url: string) => Promise<string>
  /** Shows new alarms on the desktop. */
  readonly announceAlarms: (alarms: readonly AlarmRow[]) => void
  /** Resolves to what went wrong, or to an empty string. */
  readonly showFolder: (folder: string) => Promise<string>
  /** Shows a file in the system's file manager. */
  readonly revealFile: (filePath: string) => void
  /** Lets the user pick a log for a window; null if they cancel. */
  readonly pickLog: (windowId: number) => Promise<string | null>
  /** Lets the user pick the folder of an export; null if they cancel. */
  readonly pickExportFolder: (windowId: number) => Promise<string | null>
  /** Makes a PDF of a page. */
  readonly printReport: (html: string) => Promise<Uint8Array>
  /** A new stream port to a window; null when that window is gone. */
  readonly openStreamPort: (windowId: number) => FramePort | null
}

/** What the desktop does with the console. */
export interface RunningConsole {
  readonly guard: CallGuard
  /** Opens the courts. Windows may be open already: they show what there is. */
  start(): Promise<void>
  /** Opens a log anywhere on disk as a court; problems become notices. */
  openLog(filePath: string): Promise<void>
  systemResumed(): void
  close(): Promise<void>
}
