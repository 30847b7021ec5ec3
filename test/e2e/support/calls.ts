/** What a click would ask for, without the way there: that is walked in tests of its own. */
import type { Page } from '@playwright/test'

export function callOf(page: Page, name: string, args: object): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ([callName, callArgs]) => {
      const bridge = Reflect.get(window, 'rallydesk') as {
        call(name: string, args: unknown): Promise<unknown>
      }
      const reply = (await bridge.call(callName, callArgs)) as { ok: boolean; value: Record<string, unknown> }
      if (!reply.ok) throw new Error(`${callName}: ${JSON.stringify(reply)}`)
      return reply.value
    },
    [name, args] as const
  )
}

/** Stops the demo and adds one court of a provider on this computer. */
export async function watchOnly(
  page: Page,
  { host, eventId, token }: { host: string; eventId: string; token: string }
): Promise<void> {
  const settings = await callOf(page, 'settings.get', {})
  const tennisEvents = { ...(settings['tennisEvents'] as object), hosts: [host] }
  await callOf(page, 'settings.replace', { ...settings, tennisEvents, demo: { enabled: false } })
  await addCourt(page, { eventId, token })
}

/** Stores the token and adds a court that uses it. */
export async function addCourt(
  page: Page,
  { eventId, token }: { eventId: string; token: string }
): Promise<void> {
  const label = 'End to end'
  const added = await callOf(page, 'credentials.add', {
    label,
    secret: { kind: 'token', token },
    weakProtectionAccepted: true
  })
  const { id } = added['credential'] as { id: string }
  await callOf(page, 'courts.add', { eventIds: [eventId], credentialId: id })
}
