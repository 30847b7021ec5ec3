/** How smoothly a rally plays and thousands of shots are drawn in the console's window, and how fast packets are read. */
import type { Page } from '@playwright/test'
import type { Rally } from '@shared/sports/tennis/tracking/rally'
import { launch } from '../e2e/support/launch'
import { matchOf, rallyOf } from '../unit/renderer/rally-plot/rally-fixture'
import { measureDecode } from './support/rally-decode'
import { openRallies, stageRallies } from './support/staged-rallies'

const SAMPLES = 1500
const SHOTS = 5000
const DRAWINGS = 40
const HOVERS = 500

export async function measure(): Promise<string[]> {
  return [...(await playing()), ...(await overlaying()), ...(await measureDecode())]
}

async function onStage<Value>(
  rallies: readonly Rally[],
  task: (page: Page) => Promise<Value>
): Promise<Value> {
  const { app, page, close } = await launch()
  try {
    await page.locator('[data-trust="LIVE"]').first().waitFor()
    await stageRallies(app, rallies)
    await openRallies(page)
    return await task(page)
  } finally {
    await close()
  }
}

/** Every frame while the rally plays once: how far apart they are, and how long the scripts of one run. */
async function playing(): Promise<string[]> {
  const rally = rallyOf({ shots: 22, seed: 21 })
  const samples = rally.players[0]?.timesS.length ?? 0
  if (samples < SAMPLES) throw new Error(`The rally has ${samples} samples only.`)
  const { gaps, scripts } = await onStage([rally], async (page) => {
    await page.evaluate(recordFrames)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
    await page
      .getByRole('button', { name: 'Play', exact: true })
      .waitFor({ timeout: 3000 * (rally.durationS ?? 60) })
    return page.evaluate(recordedFrames)
  })
  const seconds = gaps.reduce((sum, gap) => sum + gap, 0) / 1000
  return [
    `playing ${samples} samples  ${(gaps.length / seconds).toFixed(1)} frames/s over ${seconds.toFixed(1)} s`,
    `  between frames  p50 ${quantile(gaps, 0.5)} ms, p99 ${quantile(gaps, 0.99)} ms`,
    `  script a frame  p50 ${quantile(scripts, 0.5)} ms, p99 ${quantile(scripts, 0.99)} ms, most ${quantile(scripts, 1)} ms`
  ]
}

async function overlaying(): Promise<string[]> {
  const rallies = matchOf(SHOTS, 3, false)
  const { drawings, hovers, shots } = await onStage(rallies, async (page) => {
    await page.getByRole('group', { name: 'Plot' }).getByRole('button', { name: 'Serves' }).click()
    await page.getByRole('button', { name: 'All', exact: true }).click()
    const heading = page.getByText(/of [\d,]+ serves located/)
    await heading.waitFor()
    const shown = Number(
      /of ([\d,]+) serves/.exec((await heading.textContent()) ?? '')?.[1]?.replace(',', '')
    )
    return { shots: shown, ...(await page.evaluate(timeOverlay, { drawings: DRAWINGS, hovers: HOVERS })) }
  })
  return [
    `overlay of ${shots} shots`,
    `  draw   p50 ${quantile(drawings, 0.5)} ms, p99 ${quantile(drawings, 0.99)} ms  (zoomed ${DRAWINGS} times, painted)`,
    `  hover  p50 ${quantile(hovers, 0.5)} ms, p99 ${quantile(hovers, 0.99)} ms  (${HOVERS} places)`
  ]
}

const quantile = (values: readonly number[], share: number): string => {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(2)
}

/** In the page: from a frame's first script to after all that it has changed is drawn. */
function recordFrames(): void {
  const gaps: number[] = []
  const scripts: number[] = []
  let lastAt: number | null = null
  const request = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (callback) =>
    request((nowMs) => {
      const begunAt = performance.now()
      // Several callbacks of one frame are one frame.
      if (nowMs !== lastAt) {
        if (lastAt !== null) gaps.push(nowMs - lastAt)
        scripts.push(0)
      }
      lastAt = nowMs
      callback(nowMs)
      // Svelte draws in a microtask that the callback has queued; this one comes after it.
      queueMicrotask(() => {
        scripts.push((scripts.pop() ?? 0) + performance.now() - begunAt)
      })
    })
  Reflect.set(window, 'recorded', { gaps, scripts })
}

function recordedFrames(): { gaps: number[]; scripts: number[] } {
  return Reflect.get(window, 'recorded') as { gaps: number[]; scripts: number[] }
}

/** In the page: whole drawings, painted to the last pixel, and what a pointer that moves costs. */
async function timeOverlay(times: {
  drawings: number
  hovers: number
}): Promise<{ drawings: number[]; hovers: number[] }> {
  const plot = document.querySelector('[role="application"]')
  const canvas = plot?.querySelector('canvas')
  if (!plot || !canvas) throw new Error('There is no plot.')
  const { left, top, width, height } = plot.getBoundingClientRect()
  const drawings: number[] = []
  for (let drawing = 0; drawing < times.drawings; drawing += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const deltaY = drawing % 2 === 0 ? -120 : 120
    const begunAt = performance.now()
    plot.dispatchEvent(
      new WheelEvent('wheel', {
        deltaY,
        clientX: left + width / 3,
        clientY: top + height / 2,
        cancelable: true
      })
    )
    await Promise.resolve()
    canvas.getContext('2d')?.getImageData(0, 0, 1, 1)
    drawings.push(performance.now() - begunAt)
  }
  const hovers: number[] = []
  for (let hover = 0; hover < times.hovers; hover += 1) {
    // Each at another place, all over the plot.
    const clientX = left + ((hover * 0.618) % 1) * width
    const clientY = top + ((hover * 0.377) % 1) * height
    const begunAt = performance.now()
    plot.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, pointerId: 1 }))
    await Promise.resolve()
    hovers.push(performance.now() - begunAt)
  }
  return { drawings, hovers }
}
