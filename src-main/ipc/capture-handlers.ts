/** The list of log files and what can be done with one. */
import { fail, succeed } from '@shared/result'
import type { CaptureLibrary } from '../capture/capture-library'
import type { Handlers } from './handlers'

type CaptureCall = Extract<keyof Handlers, `captures.${string}`>

export interface CaptureServices {
  readonly library: CaptureLibrary
  /** Shows a file in the system's file manager. */
  readonly revealFile: (filePath: string) => void
}

export function createCaptureHandlers({ library, revealFile }: CaptureServices): Pick<Handlers, CaptureCall> {
  return {
    'captures.list': () => library.list(),
    'captures.pin': async ({ fileName, pinned }) => {
      const outcome = await library.pin(fileName, pinned)
      return outcome.ok ? succeed({}) : outcome
    },
    'captures.note': async ({ fileName, note }) => {
      const outcome = await library.note(fileName, note)
      return outcome.ok ? succeed({}) : outcome
    },
    'captures.rename': async ({ fileName, name }) => {
      const outcome = await library.rename(fileName, name)
      return outcome.ok ? succeed({ fileName: outcome.value }) : outcome
    },
    'captures.reveal': async ({ fileName }) => {
      const filePath = await library.pathOf(fileName)
      if (filePath === null) return fail({ code: 'UNKNOWN_FILE', detail: `There is no log ${fileName}.` })
      revealFile(filePath)
      return succeed({})
    },
    'captures.verify': async ({ fileName }) => {
      const verified = await library.verify(fileName)
      if (!verified.ok) return verified
      const { outcome, text } = verified.value
      return succeed({ outcome, text })
    },
    'captures.delete': async ({ fileName }) => {
      const outcome = await library.delete(fileName)
      return outcome.ok ? succeed({}) : outcome
    }
  }
}
