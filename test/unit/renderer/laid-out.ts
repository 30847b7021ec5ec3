/** jsdom lays nothing out: the sizes are given here, and reported once to whoever observes an element. */
import { vi } from 'vitest'

export const ROW_HEIGHT = 30
export const VIEWPORT_HEIGHT = 300

/** To be undone by `vi.unstubAllGlobals()` and `vi.restoreAllMocks()`. */
export function layOut(): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(private readonly report: ResizeObserverCallback) {}
      observe(target: Element): void {
        this.report([{ target } as ResizeObserverEntry], this)
      }
      unobserve(): void {}
      disconnect(): void {}
    }
  )
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return this.classList.contains('probe') ? ROW_HEIGHT : VIEWPORT_HEIGHT
  })
}
