import path from 'node:path'
import type { ConsoleMonitor } from '../alarms/console-monitor'
import { CaptureLibrary } from '../capture/capture-library'
import { captureLimits } from '../capture/capture-limits'
import { captureOff, type CaptureLog } from '../records/capture-log'
import { nodeFileSystem } from '../platform/files'
import { CaptureWriter } from '../capture/capture-writer'
import type { CourtSpec } from '../engine/court-spec'
import type { SliceBoard } from '../engine/slice-board'
import type { Clock } from '../platform/clock'
import type { Profile } from './profile'

export interface Captures {
  readonly library: CaptureLibrary
  /** The log of a live court; one that writes nothing when capturing is off. */
  readonly openCapture: (spec: CourtSpec) => CaptureLog
  /** Keeps a log from being removed while it is read; the returned function ends that. */
  readonly lease: (filePath: string) => () => void
}

interface CaptureParts {
  readonly folder: string
  /** Of the console, for the logs. */
  readonly version: string
  readonly profile: Profile
  readonly board: SliceBoard
  readonly clock: Clock
  readonly monitor: ConsoleMonitor
}

export function composeCaptures({ folder, version, profile, board, clock, monitor }: CaptureParts): Captures {
  const { settings, remarks } = profile
  const limits = () => captureLimits(settings.settings.capture)
  const library = new CaptureLibrary({
    folder,
    files: nodeFileSystem,
    clock,
    remarks,
    retention: () => limits().retention,
    diskLeft: () => monitor.diskLeft,
    changed: (revision) => board.put({ kind: 'captures', revision })
  })

  function openCapture(spec: CourtSpec): CaptureLog {
    if (!settings.settings.capture.enabled) return captureOff
    const [feed, ...otherFeeds] = spec.feeds
    const writer = new CaptureWriter({
      folder,
      courtName: spec.origin === 'feed' ? '' : spec.origin,
      source: {
        feed,
        otherFeeds,
        eventId: spec.eventId,
        host: spec.host,
        clientVersion: version,
        origin: spec.origin
      },
      clock,
      files: nodeFileSystem,
      partBytes: () => limits().partBytes
    })
    library.track(writer)
    return writer
  }

  return {
    library,
    openCapture,
    lease: (filePath) =>
      path.dirname(filePath) === folder ? library.lease(path.basename(filePath)) : () => undefined
  }
}
