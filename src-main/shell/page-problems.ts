/** What goes wrong in windows, as Electron sees it: a page has no call for it, and could not make one when it is gone. */
import { app, type WebContents } from 'electron'
import type { ProblemLog } from '../platform/log'
import { pageErrorOf } from './runtime-compat'

/** Chromium's code for a navigation that we refused, such as that of a dropped file. */
const ABORTED = -3

export function reportPageProblems(page: WebContents, log: ProblemLog): void {
  page.on('console-message', (event, level, message, line, sourceId) => {
    const error = pageErrorOf(event, level, message, line, sourceId)
    if (error !== null) log.report('page', error)
  })
  page.on('preload-error', (_event, _path, error) => log.report('preload', error))
  page.on('did-fail-load', (_event, code, description, url) => {
    if (code !== ABORTED) log.report('page', `${url} failed to load: ${description} (${code})`)
  })
  page.on('unresponsive', () => log.report('page', 'not responding'))
  page.on('responsive', () => log.report('page', 'responding again'))
}

/** A window's process that is gone, and Chromium's own helpers. */
export function reportLostProcesses(log: ProblemLog): void {
  app.on('render-process-gone', (_event, _page, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log.report('page process', `${reason}, exit code ${exitCode}`)
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.report(`${type} process`, `${reason}, exit code ${exitCode}`)
  })
}
