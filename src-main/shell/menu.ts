/** The application menu. Elsewhere than on macOS it shows while Alt is held down; its keys work all the time. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron'

export interface MenuCommands {
  readonly newWindow: () => void
}

export function installMenu({ newWindow }: MenuCommands): void {
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      { label: 'New window', accelerator: 'CmdOrCtrl+Shift+N', click: newWindow },
      { type: 'separator' },
      { role: process.platform === 'darwin' ? 'close' : 'quit' }
    ]
  }
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  const developer: MenuItemConstructorOptions[] = app.isPackaged ? [] : [{ role: 'viewMenu' }]
  const roles: MenuItemConstructorOptions[] = [{ role: 'editMenu' }, { role: 'windowMenu' }]
  Menu.setApplicationMenu(Menu.buildFromTemplate([...mac, file, ...roles, ...developer]))
}
