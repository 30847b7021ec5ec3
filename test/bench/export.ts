/** How fast large captures become CSV in the running console, what memory that takes, and whether its window notices. */
import { closeSync, mkdtempSync, openSync, statSync, writeSync } from 'node:fs'
import { copyFile, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { launch, type Console } from '../e2e/support/launch'
import { endlessMatch, makeCaptures, packets } from './support/large-captures'

const SAMPLE_MS = 100
const MEGABYTE = 1024 * 1024

/** Events a second when they are only parsed and written. */
function floorRate(folder: string, events: number): number {
  const frames = endlessMatch()
  const chunk = Array.from({ length: packets.length }, () => frames.next().value)
  const output = openSync(path.join(folder, 'floor'), 'w')
  const started = performance.now()
  for (let done = 0; done < events; done += chunk.length) {
    for (const bytes of chunk) JSON.parse(bytes.toString('utf8'))
    writeSync(output, Buffer.concat(chunk))
  }
  const elapsedMs = performance.now() - started
  closeSync(output)
  return (events / elapsedMs) * 1000
}

interface Run {
  readonly elapsedMs: number
  readonly growthMb: number
  readonly frameP99Ms: number
}

/** Exports the capture in a console that shows its demo courts, as a user would. */
async function exportRun({ app, page, profileFolder }: Console, capture: string, out: string): Promise<Run> {
  await page.locator('[data-trust="LIVE"]').first().waitFor()
  const fileName = path.basename(capture)
  await copyFile(capture, path.join(profileFolder, 'captures', fileName))
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
  }, out)
  const mainMb = (): Promise<number> =>
    app.evaluate(
      ({ app: electron }) =>
        (electron.getAppMetrics().find(({ type }) => type === 'Browser')?.memory.workingSetSize ?? 0) / 1024
    )
  const before = await mainMb()
  const started = performance.now()
  await page.evaluate((name) => {
    const frames: number[] = []
    let latest = performance.now()
    const note = (now: number): void => {
      frames.push(now - latest)
      latest = now
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
    Reflect.set(window, 'benchFrames', frames)
    const bridge = Reflect.get(window, 'rallydesk') as { call: (name: string, args: unknown) => unknown }
    void bridge.call('exports.start', {
      sources: [{ kind: 'capture', fileName: name }],
      formats: ['events-csv'],
      options: { range: null, byteOrderMark: false }
    })
  }, fileName)
  let peak = before
  while (!(await readdir(out)).some((name) => name.endsWith('manifest.json'))) {
    peak = Math.max(peak, await mainMb())
    await wait(SAMPLE_MS)
  }
  const elapsedMs = performance.now() - started
  const frames = (await page.evaluate(() => Reflect.get(window, 'benchFrames') as unknown)) as number[]
  const frameP99Ms = frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.99)] ?? Number.NaN
  return { elapsedMs, growthMb: peak - before, frameP99Ms }
}

const megabytesOf = (file: string): number => Math.round(statSync(file).size / MEGABYTE)

export async function measure(): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rallydesk-bench-export-'))
  const outs = [0, 1].map(() => mkdtempSync(path.join(tmpdir(), 'rallydesk-bench-out-')))
  const [outOfLive = '', outOfSealed = ''] = outs
  const rallydesk = await launch()
  try {
    const { live, sealed, events } = await makeCaptures(folder)
    const floor = floorRate(folder, events)
    const ofLive = await exportRun(rallydesk, live, outOfLive)
    const ofSealed = await exportRun(rallydesk, sealed, outOfSealed)
    const told = ({ elapsedMs, growthMb, frameP99Ms }: Run): string => {
      const rate = (events / elapsedMs) * 1000
      const window = `${frameP99Ms.toFixed(1)} ms p99 of a frame`
      return `${Math.round(rate)} events/s, ratio ${(rate / floor).toFixed(3)}; ${Math.round(growthMb)} MB more; ${window}`
    }
    const manifest = (await readdir(outOfLive)).find((name) => name.endsWith('manifest.json')) ?? ''
    const { rows } = JSON.parse(await readFile(path.join(outOfLive, manifest), 'utf8')) as { rows: number }
    return [
      `capture   ${megabytesOf(live)} MB, sealed ${megabytesOf(sealed)} MB; ${events} events, ${rows} rows of CSV`,
      `floor     ${Math.round(floor)} events/s  (parse and write only)`,
      `export    ${told(ofLive)}`,
      `sealed    ${told(ofSealed)}`,
      'MB: in the main process at most; frames: of a window that shows live courts, during the export'
    ]
  } finally {
    await rallydesk.close()
    for (const made of [folder, ...outs]) discardFolder(made)
  }
}
