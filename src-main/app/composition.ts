/** The one place where the parts of the main process are put together; each concern has a file of its own beside it. */
import path from 'node:path'
import { ConsoleMonitor } from '../alarms/console-monitor'
import { freeBytesOf } from '../alarms/disk-monitor'
import { nodeFileSystem } from '../platform/files'
import { Engine } from '../engine/engine'
import { SliceBoard } from '../engine/slice-board'
import { FeedNetwork } from '../feeds/network/feed-network'
import { systemClock } from '../platform/clock'
import { Workspace } from '../workspace/workspace'
import { WorkspaceState } from '../workspace/workspace-state'
import { composeAlarms } from './compose-alarms'
import { composeCaptures } from './compose-captures'
import { composeIpc } from './compose-ipc'
import { composeLogs } from './compose-logs'
import { DemoFeed } from './demo-feed'
import { composeLifecycle } from './lifecycle'
import { openProfile } from './profile'
import type { ConsoleSurroundings, RunningConsole } from './surroundings'

export function composeConsole(surroundings: ConsoleSurroundings): RunningConsole {
  const { profileFolder, commandLine, appInfo, log, printReport, announceAlarms } = surroundings
  const { version } = appInfo
  const captureFolder = path.join(profileFolder, 'captures')
  const clock = systemClock

  const board = new SliceBoard()
  const state = new WorkspaceState(board, clock)
  const { notices } = state
  const profile = openProfile(profileFolder, surroundings.secretCipher, clock, notices)
  const { settings, vault } = profile
  const monitor = new ConsoleMonitor({ board, clock, freeBytes: () => freeBytesOf(captureFolder) })
  const captures = composeCaptures({ folder: captureFolder, version, profile, board, clock, monitor })

  const network = new FeedNetwork({
    settings: () => settings.settings.network,
    resolveProxy: surroundings.resolveProxy,
    reportCaProblem: (text) => notices.report('extra-ca', text)
  })
  const engine = new Engine({
    board,
    clock,
    random: Math.random,
    openCapture: captures.openCapture,
    socketOptionsFor: (url) => network.socketOptionsFor(url),
    courtsChanged: (courtIds) => state.courtsChanged(courtIds)
  })
  const workspace = new Workspace({
    engine,
    state,
    settings,
    embedded: new DemoFeed({ clock, ...commandLine }),
    embeddedForced: commandLine.recordings.length > 0,
    secrets: {
      readToken: async (credentialId) => {
        const token = await vault.readToken(credentialId)
        if (token.ok) log.hide(token.value)
        return token
      },
      readVolleyballKeys: async (credentialId) => {
        const keys = await vault.readVolleyballKeys(credentialId)
        if (keys.ok) log.hide(keys.value.clientSecret, keys.value.apiKey)
        return keys
      }
    }
  })

  const alarms = composeAlarms({
    profileFolder,
    board,
    clock,
    engine,
    notices,
    monitor,
    announce: announceAlarms
  })
  const logs = composeLogs({ version, board, clock, engine, state, captures, printReport })
  const services = {
    ...surroundings,
    ...alarms,
    ...captures,
    ...logs,
    engine,
    workspace,
    settings,
    vault,
    notices,
    appInfo: { ...appInfo, profileFolder, captureFolder },
    captureFolder,
    logFile: log.filePath,
    files: nodeFileSystem,
    places: {
      engine,
      journal: alarms.journal,
      replayPaths: (courtId: string) => logs.replays.pathsOf(courtId),
      captureFolder,
      files: nodeFileSystem
    }
  }

  return {
    guard: composeIpc({ surroundings, services, board, clock, monitor }),
    openLog: logs.openLog,
    systemResumed: () => engine.systemResumed(),
    ...composeLifecycle({ captureFolder, engine, workspace, notices, monitor, captures, alarms, logs })
  }
}
