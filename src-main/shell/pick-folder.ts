import { dialog, type BrowserWindow } from 'electron'

/** Asks the user for the export folder; null if they cancel. */
export async function pickExportFolder(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Export into a folder',
    buttonLabel: 'Export here',
    properties: ['openDirectory', 'createDirectory']
  })
  return filePaths[0] ?? null
}
