/** How a plot is looked at: its room, its colours, and how far the user has gone into the court. */
import { layoutOf, type PlotLayout } from '../../../rally-plot/layout'
import type { PlotPalette } from '../../../rally-plot/plot-palette'
import type { Size } from '../../../rally-plot/scene'
import { panned, WHOLE_COURT, zoomedAt, type Look, type Viewport } from '../../../rally-plot/viewport'

const KEY_ZOOM = 1.4
const KEY_PAN_PX = 60
/** Until the theme has been read. */
const FONT_SIZE_PX = 14

export class PlotLook {
  size = $state.raw<Size>({ width: 0, height: 0 })
  palette = $state.raw<PlotPalette | null>(null)
  #look = $state.raw<Look>(WHOLE_COURT)

  get look(): Look {
    return this.#look
  }

  /** `highestM`: of the ball, above the ground; null for no profile. */
  layout(isMirrored: boolean, highestM: number | null): PlotLayout {
    const { size, palette, look } = this
    return layoutOf({ size, fontSize: palette?.fontSize ?? FONT_SIZE_PX, look, isMirrored, highestM })
  }

  get isWhole(): boolean {
    return this.#look.zoom === 1
  }

  zoom(view: Viewport, factor: number, left: number, top: number): void {
    this.#look = zoomedAt(view, this.#look, factor, left, top)
  }

  pan(view: Viewport, right: number, down: number): void {
    this.#look = panned(view, this.#look, right, down)
  }

  reset(): void {
    this.#look = WHOLE_COURT
  }

  /** + and − zoom, 0 shows the whole court, Ctrl with the arrows moves it. False for any other key. */
  takeKey(event: KeyboardEvent, view: Viewport): boolean {
    const { box } = view
    const [middle, centre] = [box.x + box.width / 2, box.y + box.height / 2]
    const arrow = ARROWS[event.key]
    if (event.ctrlKey && arrow) this.pan(view, -arrow[0] * KEY_PAN_PX, -arrow[1] * KEY_PAN_PX)
    else if (event.ctrlKey || event.metaKey || event.altKey) return false
    else if (event.key === '+' || event.key === '=') this.zoom(view, KEY_ZOOM, middle, centre)
    else if (event.key === '-') this.zoom(view, 1 / KEY_ZOOM, middle, centre)
    else if (event.key === '0') this.reset()
    else return false
    event.preventDefault()
    return true
  }
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
}
