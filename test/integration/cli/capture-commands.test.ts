/** `rallydesk-log verify` and `recover` as their users run them: a process, its output and its exit status. */
import { execFile } from 'node:child_process'
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeFileSystem } from '../../../src-main/platform/files'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { systemClock } from '../../../src-main/platform/clock'
import { useBundle } from '../../support/bundle'
import { readAsStream } from '../../support/mcap-read-back'
import { useTemporaryFolder } from '../../support/temporary-folder'

const folder = useTemporaryFolder()
const script = useBundle('src-main/cli/rallydesk-log.ts')

const run = (...args: readonly string[]) =>
  new Promise<{ status: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [script.path, ...args], (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : error.code, stdout, stderr })
    })
  })

/** Returns the path of a file with a hundred records. */
async function capture(eventId: string, sealed: boolean): Promise<string> {
  const writer = new CaptureWriter({
    folder: folder.path,
    courtName: '',
    source: { feed: 'tennis-events', eventId, host: '', clientVersion: 'test' },
    clock: systemClock,
    files: nodeFileSystem
  })
  for (let seqNum = 1; seqNum <= 100; seqNum++)
    writer.appendFrame({ bytes: Buffer.from(`{"seqNum":${seqNum}}`), receivedAt: systemClock.utcMs() })
  await writer.flush()
  if (sealed) await writer.seal()
  return path.join(folder.path, writer.status().fileName)
}

describe('rallydesk-log verify', () => {
  it('finds nothing wrong with complete captures, sealed or not', async () => {
    const files = [await capture('2031-0042-LS001', true), await capture('2031-0042-LS002', false)]
    const { status, stdout } = await run('verify', ...files)
    expect(status).toBe(0)
    expect(stdout).toMatch(/clean: 100 records in 1 chunk: all checksums.*are correct\./)
    expect(stdout).toMatch(/clean: 100 records, not sealed yet/)
  })

  it('finds a changed byte and exits with 1', async () => {
    const file = await capture('2031-0042-LS001', true)
    const content = await readFile(file)
    const middle = Math.floor(content.length / 2)
    content[middle] = (content[middle] ?? 0) ^ 0xff
    await writeFile(file, content)
    const { status, stdout } = await run('verify', '--json', file)
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject([{ file, outcome: 'findings' }])
  })

  it('exits with 2 for a file that is not a capture', async () => {
    expect((await run('verify', path.resolve('package.json'))).status).toBe(2)
    expect((await run('verify', path.join(folder.path, 'nothing.mcap'))).status).toBe(2)
  })
})

describe('rallydesk-log recover', () => {
  it('seals everything left open in a folder, and has nothing to do the second time', async () => {
    await capture('2031-0042-LS001', false)
    await capture('2031-0042-LS002', false)
    const { status, stdout } = await run('recover', folder.path)
    expect(status).toBe(0)
    expect(stdout.match(/was recovered: 100 records \(\d+ bytes\) kept, 0 bytes lost\./g)).toHaveLength(2)
    const names = await readdir(folder.path)
    for (const name of names)
      expect(readAsStream(await readFile(path.join(folder.path, name))).messages).toHaveLength(100)
    expect(await run('recover', folder.path)).toMatchObject({
      status: 0,
      stdout: 'No captures were left open.\n'
    })
  })

  it('reports to the byte what a torn file lost, and exits with 1', async () => {
    const file = await capture('2031-0042-LS001', false)
    const { length } = await readFile(file)
    await truncate(file, length - 2)
    const { status, stdout } = await run('recover', '--json', file)
    expect(status).toBe(1)
    // A frame record is 31 bytes and its data.
    const lastRecordBytes = 31 + '{"seqNum":100}'.length
    expect(JSON.parse(stdout)).toMatchObject([
      { outcome: 'sealed', keptBytes: length - lastRecordBytes, lostBytes: lastRecordBytes - 2 }
    ])
  })

  it('exits with 2 for a file that was not left open', async () => {
    const { status, stderr } = await run('recover', await capture('2031-0042-LS001', true))
    expect(status).toBe(2)
    expect(stderr).toMatch(/was not left open/)
  })
})
