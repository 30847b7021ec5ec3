/** Typed calls to the main process over the one function that the preload script exposes. */
import {
  CALLS,
  GUARD_ERRORS,
  type Bridge,
  type CallError,
  type CallInput,
  type CallName,
  type CallReply
} from '@shared/ipc/contract'
import * as v from 'valibot'

/** Makes calls of the contract. Never throws for an expected failure: that is a reply with `ok: false`. */
export interface Calls {
  call<Name extends CallName>(name: Name, args: CallInput<Name>): Promise<CallReply<Name>>
}

const EnvelopeSchema = v.union([
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), code: v.string(), detail: v.string() })
])

function isErrorOf<Name extends CallName>(name: Name, code: string): code is CallError<Name> {
  const known: readonly string[] = [...GUARD_ERRORS, ...CALLS[name].errors]
  return known.includes(code)
}

const firstIssue = (issues: readonly v.BaseIssue<unknown>[]): string => issues[0]?.message ?? ''

/**
 * Checks arguments before they leave and results after they arrive, with the contract's own schemas. Arguments
 * that do not fit are answered with BAD_ARGUMENTS, a reply that does not fit with INTERNAL; neither throws.
 */
export function createCalls(bridge: Bridge | undefined): Calls {
  const failed = <Name extends CallName>(
    code: 'BAD_ARGUMENTS' | 'INTERNAL',
    detail: string
  ): CallReply<Name> => ({ ok: false, code, detail })

  return {
    async call<Name extends CallName>(name: Name, args: CallInput<Name>): Promise<CallReply<Name>> {
      if (!bridge) return failed('INTERNAL', 'This page is not connected to the console’s engine.')
      const checkedArgs = v.safeParse(CALLS[name].args, args)
      if (!checkedArgs.success) return failed('BAD_ARGUMENTS', firstIssue(checkedArgs.issues))

      let answer: unknown
      try {
        answer = await bridge.call(name, checkedArgs.output)
      } catch {
        return failed('INTERNAL', 'The engine did not take the call.')
      }
      const envelope = v.safeParse(EnvelopeSchema, answer)
      if (!envelope.success) return failed('INTERNAL', 'The engine’s answer could not be read.')
      if (!envelope.output.ok) {
        const { code, detail } = envelope.output
        return isErrorOf(name, code) ? { ok: false, code, detail } : failed('INTERNAL', detail)
      }
      const result = v.safeParse(CALLS[name].result, envelope.output.value)
      if (!result.success) return failed('INTERNAL', 'The engine’s answer is not what was asked for.')
      return { ok: true, value: result.output }
    }
  }
}
