/** A plain client of the simulated provider, to see on a real socket what it sends. */
import WebSocket from 'ws'

const DEADLINE_MS = 60_000

export class StreamClient {
  /** Every text frame so far, as it came. */
  readonly texts: string[] = []
  /** The close code once the connection has ended; 1006 when there was no close frame. */
  closeCode: number | null = null
  private readonly watchers = new Set<() => void>()

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.texts.push(data.toString('utf8'))
      this.notify()
    })
    socket.on('close', (code) => {
      this.closeCode = code
      this.notify()
    })
    socket.on('error', () => undefined)
  }

  /** Rejects with `HTTP 204`, `HTTP 404` … when the server does not open a socket. */
  static async connect(url: string): Promise<StreamClient> {
    const socket = new WebSocket(url)
    const client = new StreamClient(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
      socket.once('unexpected-response', (_, response) => {
        response.destroy()
        reject(new Error(`HTTP ${response.statusCode}`))
      })
    })
    return client
  }

  /** Connects, sends the token and waits for the answer. */
  static async withToken(url: string, token: string): Promise<StreamClient> {
    const client = await StreamClient.connect(url)
    client.send({ authToken: token })
    await client.until(() => client.texts.length > 0)
    return client
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  /** Texts of the provider's control messages ("Heartbeat sent at …"). */
  get controls(): readonly string[] {
    return this.messages.flatMap(({ message }) => (typeof message === 'string' ? [message] : []))
  }

  /** The `seqNum`s of the packets in the order in which they came; null for text that is no packet. */
  get seqNums(): readonly (number | null)[] {
    return this.messages
      .filter(({ message }) => message === undefined)
      .map(({ seqNum }) => (typeof seqNum === 'number' ? seqNum : null))
  }

  /** Waits until the condition holds; rejects after a few seconds, showing what has come. */
  async until(condition: () => boolean): Promise<void> {
    if (condition()) return
    await new Promise<void>((resolve, reject) => {
      const deadline = setTimeout(() => {
        this.watchers.delete(check)
        reject(
          new Error(`It did not come; ${this.texts.length} frames, the last: ${this.texts.at(-1) ?? 'none'}`)
        )
      }, DEADLINE_MS)
      const check = (): void => {
        if (!condition()) return
        clearTimeout(deadline)
        this.watchers.delete(check)
        resolve()
      }
      this.watchers.add(check)
    })
  }

  async closed(): Promise<number> {
    await this.until(() => this.closeCode !== null)
    return this.closeCode ?? 0
  }

  /**
   * A ping to the server and back: whatever it sent before has then arrived. Shows that something did *not* come
   * without waiting for it.
   */
  async roundTrip(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.socket.once('pong', () => resolve())
      this.socket.ping()
    })
  }

  close(): void {
    this.socket.close()
  }

  private get messages(): readonly Record<string, unknown>[] {
    return this.texts.map((text) => {
      try {
        return JSON.parse(text) as Record<string, unknown>
      } catch {
        return {}
      }
    })
  }

  private notify(): void {
    for (const watcher of [...this.watchers]) watcher()
  }
}
