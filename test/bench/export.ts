/** How fast a large capture becomes CSV in the running console, what memory that takes, and whether its window notices. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { copyFile, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { nodeCaptureFileSystem } from '../../src-main/capture/capture-files'
import { CaptureWriter } from '../../src-main/capture/capture-writer'
import { launch, type Console } from '../e2e/support/launch'
import { ManualClock } from '../support/manual-clock'

const CAPTURE_BYTES = 200e6
const BETWEEN_PACKETS_MS = 3_000
const FLUSH_EVERY = 2_000
const SAMPLE_MS = 100
const MEGABYTE = 1024 * 1024

const packets = readFileSync(path.resolve('fixtures/recordings/womens-singles.ndjson'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')

/** The packets of a recording, over and over, numbered as one endless match. */
function* endlessMatch(): Generator<Buffer, never> {
  for (let seqNum = 0; ; seqNum += 1)
    yield Buffer.from(
      (packets[seqNum % packets.length] ?? '').replace(/"seqNum"\s*:\s*\d+/, `"seqNum":${seqNum}`)
    )
}

/** Returns the file and how many packets are in it. */
async function makeCapture(folder: string): Promise<{ file: string; events: number }> {
  const clock = new ManualClock()
  const log = new CaptureWriter({
    folder,
    courtName: 'Court 1',
    source: { feed: 'tennis-events', eventId: '2031-0042-LS003', host: 'feeds.example', clientVersion: '0' },
    clock,
    files: nodeCaptureFileSystem
  })
  let [events, bytes] = [0, 0]
  for (const frame of endlessMatch()) {
    clock.advance(BETWEEN_PACKETS_MS)
    log.appendFrame({ bytes: frame, receivedAt: clock.utcMs() })
    events += 1
    bytes += frame.length
    if (events % FLUSH_EVERY === 0) await log.flush()
    if (bytes > CAPTURE_BYTES) break
  }
  await log.flush()
  return { file: path.join(folder, log.status().fileName), events }
}

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

export async function measure(): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rallydesk-bench-export-'))
  const out = mkdtempSync(path.join(tmpdir(), 'rallydesk-bench-out-'))
  const rallydesk = await launch()
  try {
    const { file, events } = await makeCapture(folder)
    const { elapsedMs, growthMb, frameP99Ms } = await exportRun(rallydesk, file, out)
    const rate = (events / elapsedMs) * 1000
    const floor = floorRate(folder, events)
    const manifest = (await readdir(out)).find((name) => name.endsWith('manifest.json')) ?? ''
    const { rows } = JSON.parse(await readFile(path.join(out, manifest), 'utf8')) as { rows: number }
    return [
      `capture   ${Math.round(statSync(file).size / MEGABYTE)} MB, ${events} events, ${rows} rows of CSV`,
      `export    ${Math.round(rate)} events/s`,
      `floor     ${Math.round(floor)} events/s  (parse and write only)`,
      `ratio     ${(rate / floor).toFixed(3)}`,
      `memory    ${Math.round(growthMb)} MB more in the main process at most`,
      `window    ${frameP99Ms.toFixed(1)} ms p99 of a frame, live courts shown, during the export`
    ]
  } finally {
    await rallydesk.close()
    for (const made of [folder, out]) rmSync(made, { recursive: true, force: true })
  }
}
