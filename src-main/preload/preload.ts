/** The only bridge into the page: calls by the contract's names, and the port of the stream. Nothing else. */
import { contextBridge, ipcRenderer } from 'electron'
import { CALL_CHANNEL, CALLS, STREAM_PORT_CHANNEL, type Bridge } from '@shared/ipc/contract'

const names: ReadonlySet<string> = new Set(Object.keys(CALLS))

const bridge: Bridge = Object.freeze({
  call: (name: string, args: unknown): Promise<unknown> =>
    names.has(name)
      ? ipcRenderer.invoke(CALL_CHANNEL, name, args)
      : Promise.reject(new Error(`No such call: “${name}”.`))
})

contextBridge.exposeInMainWorld('rallydesk', bridge)

ipcRenderer.on(STREAM_PORT_CHANNEL, (event) => {
  window.postMessage(STREAM_PORT_CHANNEL, window.location.origin, [...event.ports])
})
