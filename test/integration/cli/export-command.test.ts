/** `rallydesk-log export` as its users run it. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { useBundle } from '../../support/bundle'
import { useTemporaryFolder } from '../../support/temporary-folder'
import { playedMatch } from '../../support/volleyball-play'

const folder = useTemporaryFolder()
const RECORDING = path.resolve('fixtures/recordings/womens-singles.ndjson')
const script = useBundle('src-main/cli/rallydesk-log.ts')

const run = (...args: readonly string[]): Promise<{ status: unknown; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [script.path, 'export', ...args], (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : error.code, stdout, stderr })
    )
  })

describe('rallydesk-log export', () => {
  it('writes the requested files and lists them', async () => {
    const out = path.join(folder.path, 'new')
    const { status, stdout } = await run(RECORDING, '--format', 'csv,xlsx,report', '--out', out, '--bom')
    expect(status).toBe(0)
    expect((await readdir(out)).sort()).toEqual([
      'womens-singles events.csv',
      'womens-singles manifest.json',
      'womens-singles match.xlsx',
      'womens-singles report.html'
    ])
    expect(stdout.trim().split('\n')).toHaveLength(4)
    expect((await readFile(path.join(out, 'womens-singles events.csv'), 'utf8')).charCodeAt(0)).toBe(0xfeff)
  })

  it('accepts volleyball match events', async () => {
    const { envelopes } = playedMatch(5, { variant: 'beach' })
    const recording = path.join(folder.path, '123456789.ndjson')
    await writeFile(recording, envelopes.map(({ text }) => text).join('\n'))
    const out = path.join(folder.path, 'new')
    const { status } = await run(recording, '--format', 'csv,json,report,rallies', '--out', out)
    expect(status).toBe(0)
    expect((await readdir(out)).sort()).toEqual([
      '123456789 events.csv',
      '123456789 manifest.json',
      '123456789 match.json',
      '123456789 report.html'
    ])
    expect(await run(recording, '--format', 'rallies', '--out', out)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('nothing to export') as string
    })
  })

  it('exits with 2 for an unreadable file, and exports the others', async () => {
    const bad = path.join(folder.path, 'bad.ndjson')
    await writeFile(bad, '')
    const { status, stderr } = await run(bad, RECORDING, '--out', folder.path)
    expect(status).toBe(2)
    expect(stderr).toContain('bad.ndjson')
    expect(await readdir(folder.path)).toContain('womens-singles events.csv')
  })

  it('prints its usage', async () => {
    expect(await run('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--format') as string
    })
    expect(await run(RECORDING)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--out') as string
    })
  })

  it('refuses a range that ends before it starts', async () => {
    const range = ['--from', '2031-01-02', '--to', '2031-01-01']
    const out = path.join(folder.path, 'new')
    expect(await run(RECORDING, '--out', out, ...range)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--from is later than --to') as string
    })
    expect(existsSync(out)).toBe(false)
  })

  it('exits with 2 if it cannot write', async () => {
    const file = path.join(folder.path, 'file')
    await writeFile(file, '')
    const { status, stderr } = await run(RECORDING, '--out', path.join(file, 'new'))
    expect(status).toBe(2)
    expect(stderr).toContain('ENOTDIR')
  })
})
