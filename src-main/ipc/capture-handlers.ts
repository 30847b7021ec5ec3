/** The list of log files and what can be done with one. */
import type { CAPTURE_CALLS } from '@shared/calls/capture-calls'
import { fail, succeed } from '@shared/result'
import type { CaptureLibrary } from '../capture/capture-library'
import type { Handlers } from '../calls/handlers'
import { done, doneOr } from './outcomes'

export interface CaptureCallServices {
  readonly library: CaptureLibrary
  readonly captureFolder: string
  /** Shows a file in the system's file manager. */
  readonly revealFile: (filePath: string) => void
  /** Resolves to what went wrong, or to an empty string. */
  readonly showFolder: (folder: string) => Promise<string>
}

export function createCaptureHandlers({
  library,
  captureFolder,
  revealFile,
  showFolder
}: CaptureCallServices): Pick<Handlers, keyof typeof CAPTURE_CALLS> {
  return {
    'captures.list': () => library.list(),
    'captures.pin': async ({ fileName, pinned }) => doneOr(await library.pin(fileName, pinned)),
    'captures.note': async ({ fileName, note }) => doneOr(await library.note(fileName, note)),
    'captures.rename': async ({ fileName, name }) => {
      const outcome = await library.rename(fileName, name)
      return outcome.ok ? succeed({ fileName: outcome.value }) : outcome
    },
    'captures.reveal': async ({ fileName }) => {
      const filePath = await library.pathOf(fileName)
      if (filePath === null) return fail({ code: 'UNKNOWN_FILE', detail: `Log ${fileName} not found.` })
      revealFile(filePath)
      return done
    },
    'captures.verify': async ({ fileName }) => {
      const verified = await library.verify(fileName)
      if (!verified.ok) return verified
      const { outcome, text } = verified.value
      return succeed({ outcome, text })
    },
    'captures.delete': async ({ fileName }) => doneOr(await library.delete(fileName)),
    'captures.showFolder': async () => {
      const problem = await showFolder(captureFolder)
      return problem === '' ? done : fail({ code: 'STORE_FAILED', detail: problem })
    }
  }
}
