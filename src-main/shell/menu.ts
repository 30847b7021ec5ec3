/** The application menu: none but on macOS, where editing and window shortcuts live in it. */
import { app, Menu } from 'electron'

export function installMenu(): void {
  const developer = app.isPackaged ? [] : [{ role: 'viewMenu' as const }]
  const needed = process.platform === 'darwin' || developer.length > 0
  const roles = [{ role: 'appMenu' as const }, { role: 'editMenu' as const }, { role: 'windowMenu' as const }]
  Menu.setApplicationMenu(needed ? Menu.buildFromTemplate([...roles, ...developer]) : null)
}
