/** The whole window on a bridge of the test's, as it is after its first snapshot. */
import { sliceKey, type Slice } from '@shared/ipc/slices'
import { flushSync, mount, unmount } from 'svelte'
import App from '../../../src-renderer/App.svelte'
import { createConsole } from '../../../src-renderer/state/console.svelte'

export type Answer = (name: string, args: unknown) => unknown

/** `answer` gives the value of a call; undefined stands for a call that the test is not about. */
export function openWindow(answer: Answer) {
  const asked: [string, unknown][] = []
  Reflect.set(window, 'rallydesk', {
    call: (name: string, args: unknown) => {
      asked.push([name, args])
      return Promise.resolve({ ok: true, value: answer(name, args) ?? {} })
    }
  })
  // jsdom knows dialogs, but not how to open one.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
  Reflect.set(window, 'matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined
  }))
  const console = createConsole(window)
  const app = mount(App, { target: document.body, props: { console } })
  flushSync()
  return {
    console,
    /** What was asked with a name that begins so. */
    askedFor: (beginning: string) => asked.filter(([name]) => name.startsWith(beginning)),
    receive(...slices: Slice[]): void {
      console.engine.receive(new Map(slices.map((slice) => [sliceKey(slice), { version: 1, slice }])))
      flushSync()
    },
    press(key: string, init: KeyboardEventInit = {}): void {
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
      flushSync()
    },
    /** Lets the answers come, and what they change be shown. */
    async settle(): Promise<void> {
      await new Promise((resolve) => setTimeout(resolve, 0))
      flushSync()
    },
    close(): void {
      void unmount(app)
      Reflect.deleteProperty(window, 'rallydesk')
    }
  }
}
