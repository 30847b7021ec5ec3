/** Text of the export dialog and the export strip. */

export const TEXT = {
  title: (subject: string) => `Export ${subject}`,
  range: 'Range',
  all: 'All',
  stretch: 'From – to',
  loop: (stretch: string) => `Loop, ${stretch} local`,
  from: 'From',
  to: 'To',
  localTime: 'local time',
  byteOrderMark: 'Mark CSV files as UTF-8',
  byteOrderMarkHint: 'Excel needs this to read accented names; some scripts don’t expect it.',
  noFormat: 'Choose at least one format.',
  notTimes: 'Enter both times, such as 2026-11-21 14:32:07.',
  endBeforeStart: 'The end is before the start.',
  severalLogs: (count: number) => `${count} logs, exported to separate files`,
  cancel: 'Cancel',
  chooseFolder: 'Choose folder…',

  strip: {
    heading: 'Exports',
    done: (message: string, size: string, folder: string) => `${message} ${size} in ${folder}`,
    progress: 'Export progress',
    percent: (percent: number) => `${percent}%`,
    cancel: 'Cancel',
    showInFolder: 'Show in folder',
    dismiss: (title: string) => `Dismiss export: ${title}`,
    announcement: (state: string, title: string, message: string) => `${state}: ${title}. ${message}`
  }
} as const
