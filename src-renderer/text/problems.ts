/** First half of a problem notice: what the user asked for and did not get. The reason follows. */

export const PROBLEMS = {
  alarmNotAcknowledged: 'Couldn’t acknowledge.',
  alarmNotShelved: 'Couldn’t shelve the alarm.',
  alarmNotUnshelved: 'Couldn’t unshelve the alarm.',
  notSilenced: 'Couldn’t silence the sound.',
  logNotOpened: 'Couldn’t open the log.',
  fileNotOpened: 'Couldn’t open the file.',
  pinNotChanged: 'Couldn’t change the pin.',
  noteNotSaved: 'Couldn’t save the note.',
  logNotDeleted: 'Couldn’t delete the log.',
  logNotVerified: 'Couldn’t verify the log.',
  folderNotOpened: 'Couldn’t open the folder.',
  logFileNotShown: 'Couldn’t show the log file.',
  exportNotCancelled: 'Couldn’t cancel the export.',
  courtNotReconnected: 'Couldn’t reconnect the court.',
  courtNotRemoved: 'Couldn’t remove the court.',
  replayNotMoved: 'Couldn’t move the replay.',
  noticeNotDismissed: 'Couldn’t dismiss the notice.',
  orderNotChanged: 'Couldn’t change the order.',
  themeNotChanged: 'Couldn’t change the theme.',
  demoNotStarted: 'Couldn’t start the demo.',
  demoNotStopped: 'Couldn’t stop the demo.',
  pictureNotDrawn: 'Couldn’t draw the picture. Try again while the plot is visible.'
} as const
