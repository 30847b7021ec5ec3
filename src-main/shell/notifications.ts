/** Alarms on the desktop, for an operator who looks at something else. */
import { BrowserWindow, Notification } from 'electron'
import type { AlarmRow } from '@shared/alarms/view'

/** More at once are shown as a number. */
const NAMED_ALARMS = 3

/** Returns what announces new alarms; nothing is shown while one of our windows has the focus. */
export function createAlarmAnnouncer(focusWindow: () => void): (alarms: readonly AlarmRow[]) => void {
  /** One that is collected as garbage no longer answers to a click. */
  const shown = new Set<Notification>()
  return (alarms) => {
    if (!Notification.isSupported() || BrowserWindow.getFocusedWindow() !== null) return
    const isCritical = alarms.some(({ priority }) => priority === 'critical')
    const notification = new Notification({
      title: titleOf(alarms),
      body: bodyOf(alarms),
      urgency: isCritical ? 'critical' : 'normal',
      // The window sounds the alarm itself.
      silent: true
    })
    shown.add(notification)
    notification.on('close', () => shown.delete(notification))
    notification.on('click', () => {
      shown.delete(notification)
      focusWindow()
    })
    notification.show()
  }
}

function titleOf(alarms: readonly AlarmRow[]): string {
  const [first] = alarms
  if (first === undefined || alarms.length > 1) return `${alarms.length} new alarms`
  return first.courtTitle === '' ? 'New alarm' : first.courtTitle
}

function bodyOf(alarms: readonly AlarmRow[]): string {
  const lines = alarms
    .slice(0, NAMED_ALARMS)
    .map(({ courtTitle, text }) =>
      alarms.length === 1 || courtTitle === '' ? text : `${courtTitle}: ${text}`
    )
  const more = alarms.length - lines.length
  return [...lines, more > 0 ? `and ${more} more` : ''].filter((line) => line !== '').join('\n')
}
