/** What a page that has been taken over could try. */
import { CALLS } from '@shared/ipc/contract'
import { HOSTILE_ARGUMENTS } from '../support/hostile-arguments'
import { launch, type Console } from './support/launch'
import { expect, test } from './support/test'

test.use({ provokedErrors: /Content Security Policy|status of 404/ })

let rallydesk: Console

test.beforeAll(async () => {
  rallydesk = await launch()
  await expect(rallydesk.page.locator('[data-court-id]').first()).toBeVisible()
})

test.afterAll(() => rallydesk.close())

test('the window is sandboxed, isolated and without Node', async () => {
  const preferences = await rallydesk.app.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents()
    // Electron has it, its types do not.
    const read = contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
      read.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag: webviewTag ?? false }
  })
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false
  })
  const globals = await rallydesk.page.evaluate(() => [
    typeof Reflect.get(window, 'require'),
    typeof Reflect.get(window, 'process'),
    typeof Reflect.get(window, 'Buffer'),
    Object.keys(Reflect.get(window, 'rallydesk') as object).join()
  ])
  expect(globals).toEqual(['undefined', 'undefined', 'undefined', 'call'])
})

test('the bridge cannot be changed', async () => {
  const changed = await rallydesk.page.evaluate(() => {
    const bridge = Reflect.get(window, 'rallydesk') as object
    return [
      Reflect.set(bridge, 'call', () => 'mine'),
      Reflect.set(bridge, 'extra', 1),
      Reflect.set(window, 'rallydesk', {})
    ]
  })
  expect(changed).toEqual([false, false, false])
})

test('the page is served from the app under a strict policy, and nothing else is', async () => {
  const answers = await rallydesk.page.evaluate(async () => {
    const page = await fetch('/index.html')
    const status = async (url: string) =>
      fetch(url).then(
        ({ status }) => String(status),
        () => 'refused'
      )
    return {
      url: location.href,
      policy: page.headers.get('content-security-policy') ?? '',
      outside: await Promise.all(
        ['/../main/main.cjs', '/%2e%2e/main/main.cjs', '/package.json', 'file:///etc/passwd'].map(status)
      ),
      remote: await Promise.all(
        ['https://example.com/', 'http://127.0.0.1:1/', 'app://other/index.html'].map(status)
      )
    }
  })
  expect(answers.url).toMatch(/^app:\/\/rallydesk\//)
  expect(answers.policy).toContain("default-src 'none'")
  expect(answers.policy).toContain("script-src 'self'")
  expect(answers.policy).not.toContain('unsafe-eval')
  expect(answers.outside.every((status) => status === '404' || status === 'refused')).toBe(true)
  expect(answers.remote).toEqual(['refused', 'refused', 'refused'])
})

test('it can run no foreign script, open no window and get no permission', async () => {
  const { page, app } = rallydesk
  const attempts = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.body.append(script)
    // Not at once: what Playwright itself evaluates is exempt from the policy.
    const evaluated = await new Promise<string>((resolve) =>
      setTimeout(() => {
        try {
          // eslint-disable-next-line @typescript-eslint/no-implied-eval -- this is the attack
          resolve(String(Reflect.apply(Function('return 1'), null, [])))
        } catch {
          resolve('refused')
        }
      })
    )
    const opened = window.open('https://example.com/')
    const notifications = await Notification.requestPermission()
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'refused'
    )
    return {
      injected: Reflect.get(window, 'injected') === true,
      evaluated,
      opened: opened !== null,
      notifications,
      camera
    }
  })
  expect(attempts).toEqual({
    injected: false,
    evaluated: 'refused',
    opened: false,
    notifications: 'denied',
    camera: 'refused'
  })
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('every call refuses hostile arguments, and the console keeps running', async () => {
  const codes = await rallydesk.page.evaluate(
    async ([names, hostile]) => {
      const bridge = Reflect.get(window, 'rallydesk') as {
        call(name: string, args: unknown): Promise<unknown>
      }
      const replies: unknown[] = []
      for (const name of names) for (const args of hostile) replies.push(await bridge.call(name, args))
      return replies.map((reply) => String(Reflect.get(Object(reply), 'code')))
    },
    [Object.keys(CALLS), HOSTILE_ARGUMENTS] as const
  )
  expect(codes).toHaveLength(Object.keys(CALLS).length * HOSTILE_ARGUMENTS.length)
  expect([...new Set(codes)].sort()).toEqual(['BAD_ARGUMENTS', 'TOO_LARGE', 'TOO_MANY_CALLS'])
  await expect(rallydesk.page.locator('[data-court-id]').first()).toBeVisible()
})

test('a window that the console did not open gets no answer', async () => {
  const code = await rallydesk.app.evaluate(async ({ app, BrowserWindow }) => {
    const [ours] = BrowserWindow.getAllWindows()
    const preload = `${app.getAppPath()}/out/preload/preload.cjs`
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    await stranger.loadURL(ours?.webContents.getURL() ?? '')
    const reply = (await stranger.webContents.executeJavaScript("window.rallydesk.call('app.info', {})")) as {
      code: string
    }
    stranger.destroy()
    return reply.code
  })
  expect(code).toBe('FORBIDDEN_SENDER')
})

test('the window stays where it is', async () => {
  const { page, app } = rallydesk
  await app.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents())
      contents.on('will-navigate', ({ defaultPrevented }) =>
        Reflect.set(globalThis, 'isNavigationRefused', defaultPrevented)
      )
  })
  await page.evaluate(() => {
    location.href = 'https://example.com/'
    const link = document.createElement('a')
    link.href = 'https://example.com/'
    link.target = '_blank'
    link.click()
  })
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'isNavigationRefused') as unknown))
    .toBe(true)
  const urls = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getURL())
  )
  expect(urls).toEqual([expect.stringMatching(/^app:\/\/rallydesk\//)])
})
