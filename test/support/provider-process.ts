/** The simulated provider in a process of its own, so that it can be killed like one. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from './free-port'

/** As on the simulator's command line, without the dashes; the port is added. */
export type ProviderFlags = Readonly<Record<string, string | number>>

export class ProviderProcess {
  #running: ChildProcess | null = null

  private constructor(
    private readonly script: string,
    readonly port: number,
    private readonly flags: ProviderFlags
  ) {}

  /** `script`: the simulator's command line, built. Takes a free port and keeps to it; starts nothing yet. */
  static async prepare(script: string, flags: ProviderFlags): Promise<ProviderProcess> {
    return new ProviderProcess(script, await freePort(), flags)
  }

  get host(): string {
    return `ws://127.0.0.1:${this.port}`
  }

  /** Resolves when it can be reached. `others`: flags that differ this time. */
  async start(others: ProviderFlags = {}): Promise<void> {
    const flags = { port: this.port, ...this.flags, ...others }
    const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)])
    const running = spawn(process.execPath, [this.script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#running = running
    await once(running.stdout, 'data')
  }

  /** Without warning; resolves when it is gone. */
  async kill(): Promise<void> {
    const running = this.#running
    this.#running = null
    if (running === null || running.exitCode !== null) return
    const ended = once(running, 'exit')
    running.kill('SIGKILL')
    await ended
  }
}
