import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LARGEST_LOG_BYTES, ProblemLog } from '../../../src-main/platform/log'
import { useBundle } from '../../support/bundle'
import { eventually } from '../../support/eventually'
import { useTemporaryFolder } from '../../support/temporary-folder'

const folder = useTemporaryFolder()
const TOKEN = 'planted/token+7731=QWERTY'

/** What would be on standard error. */
let printed: string[]
beforeEach(() => {
  printed = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed.push(String(text))
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

const content = ({ filePath }: ProblemLog): Promise<string> => readFile(filePath, 'utf8')
const written = (log: ProblemLog, text: string): Promise<void> =>
  eventually(`${text} in the log`, async () => (await content(log)).includes(text))

describe('the log of the console’s own problems', () => {
  it('keeps errors with their stack and time, including those of earlier starts', async () => {
    const log = new ProblemLog(folder.path)
    log.note('Rallydesk 0.1.0')
    log.report('court.add', new Error('the first'))
    await written(log, 'the first')
    const later = new ProblemLog(folder.path)
    later.report('start', 'the second')
    await written(later, 'the second')
    expect(await content(later)).toMatch(
      /^\S+Z note: Rallydesk 0\.1\.0\n\S+Z court\.add: Error: the first\n +at [^]+\n\S+Z start: the second\n$/
    )
    expect(printed.join('')).toContain('court.add: Error: the first')
  })

  it('is readable by its owner only', async () => {
    const log = new ProblemLog(folder.path)
    log.report('any', 'thing')
    await written(log, 'thing')
    expect((await stat(log.filePath)).mode & 0o077).toBe(0)
  })

  it('holds the last words of a process at once', async () => {
    const log = new ProblemLog(folder.path)
    log.reportLast('start', new Error('no display'))
    expect(await content(log)).toContain('start: Error: no display')
  })

  it('rotates two files, neither much larger than allowed, with the newest entries', async () => {
    const log = new ProblemLog(folder.path)
    const entries = 1_200
    for (let number = 1; number <= entries; number += 1) {
      log.report('page', `${number} ${'x'.repeat(3_000)}`)
      // As problems come: not all in one turn of the event loop.
      if (number % 50 === 0) await written(log, `page: ${number} `)
    }
    await written(log, `page: ${entries} `)
    expect((await readdir(folder.path)).sort()).toEqual(['rallydesk.log', 'rallydesk.old.log'])
    for (const name of await readdir(folder.path))
      expect((await stat(path.join(folder.path, name))).size).toBeLessThan(1.2 * LARGEST_LOG_BYTES)
  })

  it('shortens oversized entries', async () => {
    const log = new ProblemLog(folder.path)
    log.report('page', `start ${'word '.repeat(100_000)}`)
    await written(log, '…')
    expect((await stat(log.filePath)).size).toBeLessThan(5_000)
  })
})

describe('a secret', () => {
  it('is in neither file, whatever repeats it', async () => {
    const log = new ProblemLog(folder.path)
    log.hide(TOKEN)
    log.report('feed', new Error(`401 for ${TOKEN}`))
    log.report('feed', `the provider answered {"said":"${TOKEN}"}`)
    log.report('feed', `https://feed.example/${encodeURIComponent(TOKEN)}/stream`)
    log.report('feed', `${'x '.repeat(1_990)}${TOKEN} ${'y '.repeat(1_000)}`)
    log.note(`with ${TOKEN}`)
    log.reportLast('end', new Error(TOKEN))
    await written(log, 'with •••')
    for (const text of [await content(log), printed.join('')]) {
      expect(text).toContain('401 for •••')
      expect(text).not.toContain(TOKEN.slice(0, 10))
      expect(text).not.toContain(encodeURIComponent(TOKEN))
    }
  })

  it('is masked by its look if nobody has named it', async () => {
    const log = new ProblemLog(folder.path)
    log.report('feed', new Error('wss://ada:hush@feed.example/stream?token=hush-hush answered 401'))
    await written(log, 'answered 401')
    expect(await content(log)).toContain('wss://•••@feed.example/stream?••• answered 401')
  })
})

describe('a log that cannot be written', () => {
  const script = useBundle('test/integration/platform/log-child.ts')

  it.each<[string, (place: string) => void]>([
    ['because its folder cannot be made', (place) => writeFileSync(place, '')],
    [
      'because something else has its name',
      (place) => mkdirSync(path.join(place, 'rallydesk.log'), { recursive: true })
    ],
    [
      'because the disk is full',
      (place) => {
        mkdirSync(place)
        symlinkSync('/dev/full', path.join(place, 'rallydesk.log'))
      }
    ]
  ])('%s leaves the problem on standard error and harms nothing', async (_, spoil) => {
    const place = path.join(folder.path, 'profile')
    spoil(place)
    const child = await promisify(execFile)(process.execPath, [script.path, place])
    const said = ["Can't write to", 'page: something', 'page: something else', 'end: last words']
    for (const text of said) expect(child.stderr).toContain(text)
    expect(child.stdout).toBe('')
  })
})
