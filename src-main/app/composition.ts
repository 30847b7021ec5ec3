/** The one place where the parts of the main process are put together. */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { AlarmRow } from '@shared/alarms/view'
import type { CallResult } from '@shared/ipc/contract'
import { AlarmDesk } from '../alarms/alarm-desk'
import { ConsoleWatch } from '../alarms/console-watch'
import { freeBytesOf } from '../alarms/disk-watch'
import { AlarmJournal } from '../alarms/journal'
import { CaptureLibrary } from '../capture/capture-library'
import { captureLimits } from '../capture/capture-limits'
import { captureOff, type CaptureLog } from '../capture/capture-log'
import { nodeFileSystem } from '../platform/files'
import { CaptureRemarks } from '../capture/capture-remarks'
import { CaptureWriter } from '../capture/capture-writer'
import { recoverCaptures } from '../capture/recover-captures'
import { recoveryNotices } from '../capture/recovery-notices'
import { systemClock } from '../platform/clock'
import type { CommandLine } from './command-line'
import type { SecretCipher } from '../credentials/secret-cipher'
import { CredentialVault } from '../credentials/credential-vault'
import { DemoFeed } from './demo/demo-feed'
import { Engine } from '../engine/engine'
import { logFeedsOf } from '../engine/feed-names'
import type { CourtSpec } from '../engine/court-spec'
import { SliceBoard } from '../engine/slice-board'
import { ExportDesk } from '../export/export-desk'
import { threadRunner } from '../export/export-thread'
import { CallGuard } from '../ipc/call-guard'
import { createConsoleHandlers } from '../ipc/console-handlers'
import { WindowStream, type FramePort } from '../ipc/window-stream'
import { logProblem } from '../platform/log'
import { FeedNetwork } from '../feeds/network/feed-network'
import { ReplayDesk } from '../replay/replay-desk'
import { SettingsStore } from '../settings/settings-store'
import { Workspace } from './workspace'

export interface ConsoleSurroundings {
  readonly profileFolder: string
  readonly commandLine: CommandLine
  readonly trustedOrigin: string
  readonly secretCipher: SecretCipher
  readonly appInfo: Omit<CallResult<'app.info'>, 'profileFolder' | 'captureFolder'>
  /** The operating system's proxy for an address, in the form "PROXY host:port; DIRECT". */
  readonly resolveProxy: (url: string) => Promise<string>
  /** Shows new alarms on the desktop. */
  readonly announceAlarms: (alarms: readonly AlarmRow[]) => void
  /** Resolves to what went wrong, or to an empty string. */
  readonly showFolder: (folder: string) => Promise<string>
  /** Shows a file in the system's file manager. */
  readonly revealFile: (filePath: string) => void
  /** Lets the user pick a log for a window; null when he changes his mind. */
  readonly pickLog: (windowId: number) => Promise<string | null>
  /** Lets the user pick the folder of an export; null when he changes his mind. */
  readonly pickExportFolder: (windowId: number) => Promise<string | null>
  /** Makes a PDF of a page. */
  readonly printReport: (html: string) => Promise<Uint8Array>
  /** A new stream port to a window; null when that window is gone. */
  readonly openStreamPort: (windowId: number) => FramePort | null
}

export interface RunningConsole {
  readonly guard: CallGuard
  /** Opens the courts. Windows may be open already: they show what there is. */
  start(): Promise<void>
  /** Opens a log, wherever it is, as a court; what is wrong with it becomes a notice. */
  openLog(filePath: string): Promise<void>
  systemResumed(): void
  close(): Promise<void>
}

/** As the contract has it for dismissing one. */
const LONGEST_NOTICE_ID = 120

export function composeConsole(surroundings: ConsoleSurroundings): RunningConsole {
  const { profileFolder, commandLine, appInfo } = surroundings
  const captureFolder = path.join(profileFolder, 'captures')
  const clock = systemClock

  const { store: settings, problems: settingsProblems } = SettingsStore.open(profileFolder)
  const { remarks, problems: remarkProblems } = CaptureRemarks.open(profileFolder, clock)
  const { vault, problems: vaultProblems } = CredentialVault.open(profileFolder, surroundings.secretCipher)

  const board = new SliceBoard()
  const network = new FeedNetwork({
    settings: () => settings.settings.network,
    resolveProxy: surroundings.resolveProxy,
    reportCaProblem: (text) => {
      if (text === '') engine.dismissNotice('extra-ca')
      else engine.raiseNotice({ id: 'extra-ca', tone: 'high', text })
    }
  })
  const engine = new Engine({
    board,
    clock,
    random: Math.random,
    openCapture: (spec) => openCapture(spec),
    socketOptionsFor: (url) => network.socketOptionsFor(url)
  })
  const workspace = new Workspace({
    engine,
    settings,
    embedded: new DemoFeed({ clock, ...commandLine }),
    embeddedForced: commandLine.recordings.length > 0,
    readToken: (credentialId) => vault.readToken(credentialId),
    readVolleyballKeys: (credentialId) => vault.readVolleyballKeys(credentialId)
  })

  const journal = new AlarmJournal({
    folder: profileFolder,
    onProblem: (text) => {
      if (text === '') engine.dismissNotice('alarm-journal')
      else engine.raiseNotice({ id: 'alarm-journal', tone: 'high', text })
    }
  })
  const consoleWatch = new ConsoleWatch({ board, clock, freeBytes: () => freeBytesOf(captureFolder) })
  const alarms = new AlarmDesk({
    board,
    clock,
    journal: {
      append: (entry) => {
        const numbered = journal.append(entry)
        const courtId = entry.alarmId.slice(`${entry.kind}:`.length)
        engine.liveCourt(courtId)?.logAlarm(numbered)
      }
    },
    readConsole: () => consoleWatch.readings(),
    announce: surroundings.announceAlarms
  })

  const limits = () => captureLimits(settings.settings.capture)
  const library = new CaptureLibrary({
    folder: captureFolder,
    files: nodeFileSystem,
    clock,
    remarks,
    retention: () => limits().retention,
    diskLeft: () => consoleWatch.diskLeft,
    changed: (revision) => board.put({ kind: 'captures', revision })
  })

  const lease = (filePath: string): (() => void) =>
    path.dirname(filePath) === captureFolder ? library.lease(path.basename(filePath)) : () => undefined
  const replays = new ReplayDesk({ engine, clock, files: nodeFileSystem, lease })

  function openCapture(spec: CourtSpec): CaptureLog {
    if (!settings.settings.capture.enabled) return captureOff
    const writer = new CaptureWriter({
      folder: captureFolder,
      courtName: spec.origin === 'feed' ? '' : spec.origin,
      source: {
        ...logFeedsOf(spec),
        eventId: spec.eventId,
        host: hostOf(spec),
        clientVersion: appInfo.version,
        origin: spec.origin
      },
      clock,
      files: nodeFileSystem,
      partBytes: () => limits().partBytes
    })
    library.track(writer)
    return writer
  }

  const exports = new ExportDesk({
    board,
    clock,
    program: `Rallydesk ${appInfo.version}`,
    run: threadRunner(path.join(__dirname, 'export-worker.cjs')),
    print: surroundings.printReport,
    lease
  })

  const epoch = randomUUID()
  const guard = new CallGuard({
    handlers: createConsoleHandlers({
      engine,
      workspace,
      settings,
      vault,
      alarms,
      journal,
      appInfo: { ...appInfo, profileFolder, captureFolder },
      showFolder: surroundings.showFolder,
      library,
      revealFile: surroundings.revealFile,
      replays,
      pickLog: surroundings.pickLog,
      exporting: {
        exports,
        places: {
          engine,
          journal,
          replayPaths: (courtId) => replays.pathsOf(courtId),
          captureFolder,
          files: nodeFileSystem
        },
        pickFolder: surroundings.pickExportFolder,
        showFolder: surroundings.showFolder
      },
      openStream: (windowId) => {
        const port = surroundings.openStreamPort(windowId)
        if (port !== null) new WindowStream(port, board, epoch, clock, consoleWatch.paint.openMeter())
      }
    }),
    trustedOrigin: surroundings.trustedOrigin,
    clock,
    reportBug: logProblem
  })

  for (const text of [...settingsProblems, ...vaultProblems, ...remarkProblems])
    engine.raiseNotice({ id: randomUUID(), tone: 'high', text })

  /** What a crash has left is sealed before new files are opened beside it. */
  async function start(): Promise<void> {
    // So that its disk can be asked from the beginning; a folder that cannot be made is told with the first log.
    await nodeFileSystem.makeFolder(captureFolder).catch(() => undefined)
    engine.start()
    consoleWatch.start()
    alarms.start()
    const recovered = await recoverCaptures(nodeFileSystem, captureFolder)
    for (const notice of recoveryNotices(recovered)) engine.raiseNotice(notice)
    library.start()
    await workspace.open()
  }

  async function openLog(filePath: string): Promise<void> {
    const id = `log ${path.basename(filePath)}`.slice(0, LONGEST_NOTICE_ID)
    const opened = await replays.open(filePath)
    if (opened.ok) {
      engine.dismissNotice(id)
      engine.showCourt(opened.value)
    } else engine.raiseNotice({ id, tone: 'high', text: opened.error })
  }

  async function close(): Promise<void> {
    alarms.stop()
    consoleWatch.stop()
    library.stop()
    await exports.close()
    await workspace.close()
    await journal.flush()
  }

  return {
    guard,
    start,
    openLog,
    systemResumed: () => engine.systemResumed(),
    close
  }
}

/** Where the log says that its frames came from. */
const hostOf = (spec: CourtSpec): string =>
  spec.sport === 'volleyball' ? new URL(spec.access.apiUrl).host : (spec.hosts[0] ?? '')
