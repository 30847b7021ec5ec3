import * as v from 'valibot'
import type { WindowRole } from '@shared/calls/call'
import { CALLS, type CallName, type GuardError } from '@shared/ipc/contract'
import type { Clock } from '../platform/clock'
import { CallRate } from './call-rate'
import type { Handlers } from '../calls/handlers'

/** What the shell knows about the frame that a call came from. */
export interface Sender {
  readonly windowId: number
  /** Null for a window that we did not open. */
  readonly role: WindowRole | null
  readonly isTopFrame: boolean
  readonly origin: string
}

export interface GuardOptions {
  readonly handlers: Handlers
  readonly trustedOrigin: string
  readonly clock: Clock
  /** Told about bugs: exceptions of handlers and results that break the contract. */
  readonly reportBug: (call: string, error: unknown) => void
}

/** The untyped reply; `CallReply` of the contract is the same with the types of each call. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly detail: string }

const HANDLER_TIMEOUT_MS = 10_000

/**
 * Runs every call from a window through the same checks, in this order: sender, size, rate, arguments, handler
 * with a time limit, result. Nothing crosses the boundary as an exception.
 */
export class CallGuard {
  readonly #options: GuardOptions
  readonly #rate = new CallRate()

  constructor(options: GuardOptions) {
    this.#options = options
  }

  async answer(sender: Sender, name: unknown, args: unknown): Promise<Reply> {
    const { trustedOrigin, clock, reportBug } = this.#options
    if (!sender.isTopFrame || sender.role === null || sender.origin !== trustedOrigin)
      return refuse('FORBIDDEN_SENDER', 'The call did not come from one of this console’s windows.')
    if (!isCallName(name)) return refuse('BAD_ARGUMENTS', 'No such call.')
    const entry = CALLS[name]
    if (!entry.roles.includes(sender.role))
      return refuse('FORBIDDEN_SENDER', 'This kind of window may not make this call.')
    const bytes = sizeOf(args)
    if (bytes === null || bytes > entry.maxBytes)
      return refuse('TOO_LARGE', `The arguments exceed ${entry.maxBytes} bytes.`)
    if (!this.#rate.allow(`${sender.windowId} ${name}`, entry.perSecond, clock.monotonicMs()))
      return refuse('TOO_MANY_CALLS', `More than ${entry.perSecond} calls per second.`)
    try {
      return await this.#run(name, args, sender)
    } catch (error) {
      reportBug(name, error)
      return refuse('INTERNAL', 'The call failed in the console; details are in its log.')
    }
  }

  async #run(name: CallName, args: unknown, { windowId }: Sender): Promise<Reply> {
    const { handlers, reportBug } = this.#options
    // An empty list would pass as an object without properties.
    if (Array.isArray(args)) return refuse('BAD_ARGUMENTS', 'The arguments are a list, not an object.')
    const parsed = v.safeParse(CALLS[name].args, args)
    if (!parsed.success) return refuse('BAD_ARGUMENTS', v.summarize(parsed.issues))
    const answer = callHandler(handlers, name, parsed.output, windowId)
    const outcome = CALLS[name].takesItsTime ? await answer : await this.#withinTime(answer)
    if (outcome === null) return refuse('TIMED_OUT', `No answer within ${HANDLER_TIMEOUT_MS / 1000} s.`)
    if (!outcome.ok) return { ok: false, ...outcome.error }
    const result = v.safeParse(CALLS[name].result, outcome.value)
    if (result.success) return { ok: true, value: result.output }
    reportBug(name, new Error(`result does not match the contract: ${v.summarize(result.issues)}`))
    return refuse('INTERNAL', 'The console produced an invalid answer.')
  }

  async #withinTime<Value>(work: Promise<Value>): Promise<Value | null> {
    let cancelTimer = (): void => undefined
    const timeout = new Promise<null>((resolve) => {
      cancelTimer = this.#options.clock.after(HANDLER_TIMEOUT_MS, () => resolve(null))
    })
    try {
      return await Promise.race([work, timeout])
    } finally {
      cancelTimer()
    }
  }
}

const refuse = (code: GuardError, detail: string): Reply => ({ ok: false, code, detail })

const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(CALLS, name)

/** Bytes of the arguments as JSON; null for what JSON cannot carry, which no call takes. */
function sizeOf(args: unknown): number | null {
  try {
    const json: unknown = JSON.stringify(args)
    return typeof json === 'string' ? Buffer.byteLength(json) : 0
  } catch {
    return null
  }
}

/**
 * The arguments were checked against the schema of this very call just before, which TypeScript cannot follow
 * through the union of all calls: the one place where a handler is called untyped.
 */
async function callHandler(
  handlers: Handlers,
  name: CallName,
  args: unknown,
  windowId: number
): Promise<Awaited<ReturnType<Handlers[CallName]>>> {
  const handler = handlers[name] as (
    args: unknown,
    caller: { windowId: number }
  ) => ReturnType<Handlers[CallName]>
  return handler(args, { windowId })
}
