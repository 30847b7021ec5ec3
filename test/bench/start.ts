/** From a cold start to the first live court, what memory that takes, and what the window has to load. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { launch } from '../e2e/support/launch'

const RUNS = 5
const rendererFolder = path.resolve('out/renderer')

interface Start {
  firstLiveCourtMs: number
  mainMb: number
  rendererMb: number
}

export async function measure(): Promise<string[]> {
  const starts: Start[] = []
  for (let run = 0; run < RUNS; run++) starts.push(await start())
  return [
    row('first live court', starts, (one) => one.firstLiveCourtMs, 'ms'),
    row('main process', starts, (one) => one.mainMb, 'MB'),
    row('renderer process', starts, (one) => one.rendererMb, 'MB'),
    ...(await bundleRows())
  ]
}

/** Opens the console on a new profile; memory is the working set once the first court is live. */
async function start(): Promise<Start> {
  const startedAt = performance.now()
  const { app, page, close } = await launch()
  await page.locator('[data-trust="LIVE"]').first().waitFor()
  const firstLiveCourtMs = performance.now() - startedAt
  const processes = await app.evaluate((electron) =>
    electron.app.getAppMetrics().map(({ type, memory }) => ({ type, mb: memory.workingSetSize / 1024 }))
  )
  await close()
  const megabytes = (type: string): number => processes.find((one) => one.type === type)?.mb ?? Number.NaN
  return { firstLiveCourtMs, mainMb: megabytes('Browser'), rendererMb: megabytes('Tab') }
}

function row(what: string, starts: Start[], pick: (start: Start) => number, unit: string): string {
  const sorted = starts.map(pick).toSorted((a, b) => a - b)
  const show = (value: number | undefined): string => Math.round(value ?? Number.NaN).toString()
  const median = show(sorted[Math.floor(sorted.length / 2)])
  return `${what.padEnd(18)} ${median.padStart(6)} ${unit}  (${show(sorted[0])}–${show(sorted.at(-1))}, ${RUNS} runs)`
}

async function bundleRows(): Promise<string[]> {
  const rows: string[] = []
  const entries = await readdir(rendererFolder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const bytes = await readFile(path.join(entry.parentPath, entry.name))
    const kilobytes = (length: number): string => (length / 1024).toFixed(1)
    const sizes = `${kilobytes(bytes.length).padStart(6)} kB  (${kilobytes(gzipSync(bytes).length)} kB compressed)`
    rows.push(`${entry.name.replace(/-[\w-]{8}\./, '.').padEnd(18)} ${sizes}`)
  }
  return rows
}
