/**
 * What we use that Electron 33 lacks or declares differently; the tests run in it where the declared version cannot be
 * fetched. A new use of such an API fails here until it is listed.
 */
import { expect, test } from './support/test'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { declaredMembers, usedMembers, type Member } from './support/declarations'
import { launch, type Console } from './support/launch'

const ABSENT: Readonly<Record<Member, string>> = {
  'DecryptStringAsyncReturnValue.result': 'runtime-compat.ts uses the synchronous call',
  'SafeStorage.decryptStringAsync': 'runtime-compat.ts uses the synchronous call',
  'SafeStorage.encryptStringAsync': 'runtime-compat.ts uses the synchronous call'
}

const DIFFERENT: Readonly<Record<Member, string>> = {
  'App.getPath': 'fewer folders, but all of ours',
  'Details.reason': 'fewer reasons; we log any',
  'MenuItemConstructorOptions.accelerator': 'the same type by another name',
  'MenuItemConstructorOptions.type': 'fewer types, but all of ours',
  "Notification.on('close')": 'no details; we read none',
  'RenderProcessGoneDetails.reason': 'fewer reasons; we log any',
  "Session.on('will-download')": 'one argument less; we do not read it',
  'Session.setPermissionCheckHandler': 'fewer permissions; we deny all',
  'Session.setPermissionRequestHandler': 'fewer permissions; we deny all',
  "WebContents.on('console-message')": 'runtime-compat.ts reads the arguments instead of the event'
}

const declared = path.resolve('node_modules/electron/electron.d.ts')
/** Only the fallback brings its declarations along; see scripts/electron-fallback.mjs. */
const declaredBy33 = path.join(path.dirname(process.env['ELECTRON_EXEC_PATH'] ?? ''), 'types/electron.d.ts')
const is33 = existsSync(declaredBy33)

// The first use of the compiler takes its time on a busy machine.
test.describe.configure({ timeout: 180_000 })

let rallydesk: Console
let used: Member[]

test.beforeAll(async () => {
  used = [
    ...usedMembers(['src-main/shell', 'src-main/preload'], 'src-main/tsconfig.json', 'electron.d.ts')
  ].toSorted()
  rallydesk = await launch()
})

test.afterAll(() => rallydesk.close())

test('every difference in the declarations of what we use is listed', () => {
  const here = declaredMembers(is33 ? declaredBy33 : declared)
  const there = declaredMembers(declared)
  const absent = used.filter((member) => !here.has(member))
  const different = used.filter((member) => here.has(member) && here.get(member) !== there.get(member))
  expect(absent).toEqual(is33 ? Object.keys(ABSENT) : [])
  expect(different).toEqual(is33 ? Object.keys(DIFFERENT) : [])
})

test('the running Electron lacks what is listed as absent', async () => {
  const calls = await rallydesk.app.evaluate(({ safeStorage }) => Object.keys(safeStorage))
  for (const member of Object.keys(ABSENT).filter((each) => each.startsWith('SafeStorage.')))
    expect(calls.includes(member.replace('SafeStorage.', '')), member).toBe(!is33)
})

test('the window has all that we use of the web platform', async () => {
  const ofTheWeb = [...usedMembers(['src-renderer'], 'src-renderer/tsconfig.json', '/lib.dom.d.ts')]
  const lacking = await rallydesk.page.evaluate((members) => {
    const own = Object.getOwnPropertyNames
    const classes = own(globalThis)
      .map((name): unknown => Reflect.get(globalThis, name))
      .filter((each) => typeof each === 'function')
    const parts = [
      document.documentElement.style,
      ...classes,
      ...classes.map((each) => each.prototype as unknown)
    ]
    const names = new Set(parts.filter((part) => part instanceof Object).flatMap((part) => own(part)))
    return members.filter((member) => {
      const [owner = '', name = ''] = member.split('.')
      if (name in globalThis) return false
      const known: unknown = Reflect.get(globalThis, owner)
      // The window does not have the mixins that TypeScript spreads an interface over; there the name must do.
      return typeof known === 'function' ? !(name in known.prototype || name in known) : !names.has(name)
    })
  }, ofTheWeb)
  expect(lacking).toEqual([])
})
