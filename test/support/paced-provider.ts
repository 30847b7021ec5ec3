/** A provider in a thread of its own that sends each court's packets at a steady pace and notes when. */
import { once } from 'node:events'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { WebSocketServer } from 'ws'

const AUTHORISED = JSON.stringify({ message: 'Authorisation accepted', level: 'INFO' })
/** The last part of a stream's path is a word; the one before it is the event id. */
const EVENT_ID = /\/([^/]+)\/stream/

interface Plan {
  readonly packetsByEventId: Readonly<Record<string, readonly string[]>>
  readonly perSecond: number
  /** By court and place in its packets: when it was sent, by `nowMs`. */
  readonly sentAt: Readonly<Record<string, SharedArrayBuffer>>
}

export interface PacedProvider {
  readonly host: string
  /** When a court's packet was sent; `index` counts from 0. */
  sentAtMs(eventId: string, index: number): number
  stop(): Promise<void>
}

/** The same in all threads of a process. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6

export async function startPacedProvider(
  packetsByEventId: Plan['packetsByEventId'],
  perSecond: number
): Promise<PacedProvider> {
  const sentAt = Object.fromEntries(
    Object.entries(packetsByEventId).map(([eventId, packets]) => [
      eventId,
      new SharedArrayBuffer(packets.length * Float64Array.BYTES_PER_ELEMENT)
    ])
  )
  const plan: Plan = { packetsByEventId, perSecond, sentAt }
  const worker = new Worker(new URL(import.meta.url), { workerData: { pacedProvider: plan } })
  const [port] = (await once(worker, 'message')) as unknown[]
  return {
    host: `ws://127.0.0.1:${String(port)}`,
    sentAtMs: (eventId, index) => new Float64Array(sentAt[eventId] ?? new SharedArrayBuffer(0))[index] ?? NaN,
    stop: async () => {
      await worker.terminate()
    }
  }
}

function provide({ packetsByEventId, perSecond, sentAt }: Plan): void {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => {
    const address = server.address()
    if (typeof address === 'object' && address !== null) parentPort?.postMessage(address.port)
  })
  let courts = 0
  server.on('connection', (socket, request) => {
    const eventId = EVENT_ID.exec(request.url ?? '')?.[1] ?? ''
    const packets = packetsByEventId[eventId] ?? []
    const times = new Float64Array(sentAt[eventId] ?? new SharedArrayBuffer(0))
    socket.once('message', () => {
      socket.send(AUTHORISED)
      let index = 0
      // Courts know nothing of each other: their packets do not all come at one moment.
      const startsInMs = (courts++ * 37) % (1000 / perSecond)
      let timer: NodeJS.Timeout | null = null
      const start = setTimeout(() => (timer = setInterval(sendNext, 1000 / perSecond)), startsInMs)
      const stop = (): void => {
        clearTimeout(start)
        if (timer !== null) clearInterval(timer)
      }
      const sendNext = (): void => {
        const packet = packets[index]
        if (packet === undefined) {
          stop()
          return
        }
        times[index] = nowMs()
        index += 1
        socket.send(packet)
      }
      socket.on('close', stop)
    })
  })
}

const isPlan = (data: unknown): data is { readonly pacedProvider: Plan } =>
  typeof data === 'object' && data !== null && 'pacedProvider' in data

const given: unknown = workerData
if (!isMainThread && isPlan(given)) provide(given.pacedProvider)
