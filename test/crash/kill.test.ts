/** A real process on a real disk, killed without warning while it writes, parts and seals. */
import { spawn } from 'node:child_process'
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { nodeFileSystem } from '../../src-main/platform/files'
import { recoverCaptures } from '../../src-main/capture/recover-captures'
import { verifyCapture } from '../../src-main/capture/verify-capture'
import { useBundle } from '../support/bundle'
import { readAsStream } from '../support/mcap-read-back'
import { walkRecords } from '../support/record-walk'
import { useSharedFolder } from '../support/temporary-folder'

const KILLS = 200
const AT_ONCE = 4
const LONGEST_MS = 200
const NumberedSchema = v.object({ number: v.number() })
const folder = useSharedFolder()
const child = useBundle('test/crash/writer-child.ts')

/** Returns the last number that the child acknowledged before it was killed. */
async function runAndKill(captures: string, delayMs: number): Promise<number> {
  const running = spawn(process.execPath, [child.path, captures], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const firstAcknowledged = new Promise<void>((resolve, reject) => {
    running.stdout.on('data', (data: Buffer) => {
      output += data.toString()
      resolve()
    })
    running.on('exit', () => reject(new Error('The child ended by itself')))
  })
  const closed = new Promise((resolve) => running.on('close', resolve))
  await firstAcknowledged
  await wait(delayMs)
  running.kill('SIGKILL')
  await closed
  // The last line may be cut.
  return Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1))
}

const partOf = (fileName: string): number => Number(/part (\d+)/.exec(fileName)?.[1] ?? 1)

/** The numbers of all files in the order of their parts, as another program reads them. */
async function numbersIn(captures: string): Promise<number[]> {
  const names = (await readdir(captures)).sort((a, b) => partOf(a) - partOf(b))
  const numbers: number[] = []
  for (const name of names) {
    expect(name).toMatch(/\d\.mcap$/)
    expect((await verifyCapture(nodeFileSystem, path.join(captures, name))).isDamaged).toBe(false)
    const { messages, complete } = readAsStream(await readFile(path.join(captures, name)))
    expect(complete).toBe(true)
    for (const { text } of messages) numbers.push(v.parse(NumberedSchema, JSON.parse(text)).number)
  }
  return numbers
}

async function killAndRecover(run: number): Promise<void> {
  const captures = path.join(folder.path, `run ${run}`)
  const acknowledged = await runAndKill(captures, Math.random() * LONGEST_MS)
  const live = (await readdir(captures)).filter((name) => name.endsWith('.live.mcap')).sort()
  const left = await Promise.all(
    live.map(async (fileName) => ({ fileName, content: await readFile(path.join(captures, fileName)) }))
  )

  const reports = await recoverCaptures(nodeFileSystem, captures)
  expect(reports.map(({ fileName }) => fileName)).toEqual(live)
  for (const [index, { content }] of left.entries()) {
    const report = reports[index]
    const { messages, wholeBytes } = walkRecords(content)
    expect(report?.lostBytes).toBe(content.length - wholeBytes)
    if (messages === 0) expect(report?.message).toMatch(/contained no records/)
    else if (report?.outcome === 'removed') expect(report.message).toMatch(/was already sealed/)
    else {
      expect(report).toMatchObject({ outcome: 'sealed', keptBytes: wholeBytes })
      expect(report?.message).toContain(`${messages} records (${wholeBytes} bytes) kept`)
    }
  }

  const numbers = await numbersIn(captures)
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1))
  expect(acknowledged).toBeGreaterThan(0)
  expect(numbers.length).toBeGreaterThanOrEqual(acknowledged)
  await rm(captures, { recursive: true })
}

test(`${KILLS} kills at random moments lose no acknowledged record, and are reported to the byte`, async () => {
  let next = 0
  const workers = Array.from({ length: AT_ONCE }, async () => {
    while (next < KILLS) await killAndRecover(next++)
  })
  await Promise.all(workers)
})
