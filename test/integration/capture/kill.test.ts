/** A real process on a real disk, killed without warning. */
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as v from 'valibot'
import { nodeCaptureFileSystem } from '../../../src-main/capture/capture-files'
import { openCapture } from '../../../src-main/capture/capture-reader'
import { bundleForNode } from '../../support/bundle'
import { recoverCaptures } from '../../../src-main/capture/recover-captures'

const KILLS = 20
const NumberedSchema = v.object({ number: v.number() })
let folder: string
let child: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallydesk-kill-'))
  child = await bundleForNode('test/integration/capture/writer-child.ts', folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Returns the last number that the child acknowledged before it was killed. */
async function runAndKill(captures: string, delayMs: number): Promise<number> {
  const running = spawn(process.execPath, [child, captures], { stdio: ['ignore', 'pipe', 'inherit'] })
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

async function numbersIn(filePath: string): Promise<number[]> {
  const opened = await openCapture(nodeCaptureFileSystem, filePath)
  if (!opened.ok) throw new Error(opened.error)
  const numbers: number[] = []
  for await (const { bytes } of opened.value.messages()) {
    numbers.push(v.parse(NumberedSchema, JSON.parse(Buffer.from(bytes).toString())).number)
  }
  expect(opened.value.report().ending).toBe('sealed')
  return numbers
}

test(`no acknowledged record is lost in ${KILLS} kills at random moments`, { timeout: 120_000 }, async () => {
  for (let run = 0; run < KILLS; run++) {
    const captures = path.join(folder, `run ${run}`)
    const acknowledged = await runAndKill(captures, Math.random() * 150)
    const [report, ...others] = await recoverCaptures(nodeCaptureFileSystem, captures)
    expect(others).toEqual([])
    expect(report?.outcome).toBe('sealed')

    const [fileName = '', ...more] = await readdir(captures)
    expect(more).toEqual([])
    const numbers = await numbersIn(path.join(captures, fileName))
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1))
    expect(acknowledged).toBeGreaterThan(0)
    expect(numbers.length).toBeGreaterThanOrEqual(acknowledged)
  }
})
