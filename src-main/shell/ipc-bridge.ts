/** Puts Electron's IPC behind the guard and hands each window the port of its stream. */
import { ipcMain, MessageChannelMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { CALL_CHANNEL, STREAM_PORT_CHANNEL } from '@shared/ipc/contract'
import type { CallGuard, Sender } from '../ipc/call-guard'
import type { FramePort } from '../ipc/window-stream'

/** The windows that we opened, by the id of their web contents. */
export type ConsoleWindows = ReadonlyMap<number, BrowserWindow>

export function serveCalls(guard: CallGuard, windows: ConsoleWindows): void {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, args: unknown) =>
    guard.answer(senderOf(event, windows), name, args)
  )
}

function senderOf(event: IpcMainInvokeEvent, windows: ConsoleWindows): Sender {
  const frame = event.senderFrame
  return {
    windowId: event.sender.id,
    role: windows.has(event.sender.id) ? 'console' : null,
    isTopFrame: frame !== null && frame === event.sender.mainFrame,
    origin: frame?.origin ?? ''
  }
}

/** Sends one end of a new channel to the window; the other end is returned. */
export function openStreamPort(window: BrowserWindow): FramePort {
  const { port1, port2 } = new MessageChannelMain()
  window.webContents.postMessage(STREAM_PORT_CHANNEL, null, [port2])
  port1.start()
  return {
    send: (frame) => port1.postMessage(frame),
    onReply: (handle) => port1.on('message', (event) => handle(event.data)),
    onClose: (handle) => port1.on('close', handle)
  }
}
