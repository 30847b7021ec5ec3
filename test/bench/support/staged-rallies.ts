/** Lets the real console show rallies that no feed has sent: the calls for rallies are answered here. */
import { rallyRows } from '@shared/sports/tennis/tracking/rows'
import { overlayOf } from '@shared/sports/tennis/tracking/overlay'
import { keyText, type Rally } from '@shared/sports/tennis/tracking/rally'
import { rallyStatistics } from '@shared/sports/tennis/tracking/statistics'
import { CALL_CHANNEL } from '@shared/ipc/contract'
import type { ElectronApplication, Page } from '@playwright/test'

/** The newest ones, which can be looked at; of the others there is the list and the overlay. */
const OPENABLE = 200

/** All other calls go where they went before. */
export function stageRallies(app: ElectronApplication, rallies: readonly Rally[]): Promise<void> {
  const answers: Record<string, unknown> = {
    'rally.list': { revision: 1, rows: rallyRows(rallies, () => null) },
    'rally.overlay': overlayOf(rallies, 1),
    'rally.statistics': rallyStatistics(rallies)
  }
  const byKey = Object.fromEntries(rallies.slice(-OPENABLE).map((rally) => [keyText(rally.key), rally]))
  return app.evaluate(
    ({ ipcMain }, staged) => {
      // Electron keeps its handlers in a map of its own, which nothing public reads.
      const handlers: unknown = Reflect.get(ipcMain, '_invokeHandlers')
      const before: unknown = handlers instanceof Map ? handlers.get(staged.channel) : null
      if (typeof before !== 'function') throw new Error('Electron keeps its handlers elsewhere now.')
      ipcMain.removeHandler(staged.channel)
      ipcMain.handle(
        staged.channel,
        (event, name: string, args: { key?: Record<string, number> }): unknown => {
          if (name in staged.answers) return { ok: true, value: staged.answers[name] }
          if (name !== 'rally.get') return Reflect.apply(before, null, [event, name, args])
          const { set = 0, game = 0, point = 0, serve = 0, rally = 0 } = args.key ?? {}
          return { ok: true, value: staged.byKey[[set, game, point, serve, rally].join('.')] }
        }
      )
    },
    { channel: CALL_CHANNEL, answers, byKey }
  )
}

/** From the wall to the rallies of the first court. */
export async function openRallies(page: Page): Promise<void> {
  await page.locator('[data-court-id]').first().waitFor()
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Rallies' }).click()
  await page.locator('canvas').first().waitFor()
}
