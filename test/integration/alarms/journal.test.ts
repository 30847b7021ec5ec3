import type { AlarmTransition } from '@shared/alarms/view'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { AlarmJournal } from '../../../src-main/alarms/journal'
import { useTemporaryFolder } from '../../support/temporary-folder'

const folder = useTemporaryFolder()
const file = (): string => path.join(folder.path, 'alarms.ndjson')
const oldFile = (): string => path.join(folder.path, 'alarms.old.ndjson')

const entry = (text: string): Omit<AlarmTransition, 'number'> => ({
  at: 1,
  alarmId: 'FEED_DOWN:1',
  kind: 'FEED_DOWN',
  priority: 'critical',
  courtTitle: 'Court 1',
  transition: 'raised',
  text
})

function open(rotateAtBytes = 1_000_000) {
  const problems: string[] = []
  const journal = new AlarmJournal({
    folder: folder.path,
    onProblem: (text) => void problems.push(text),
    rotateAtBytes
  })
  return { journal, problems }
}

const numbersIn = (entries: readonly AlarmTransition[]): number[] => entries.map(({ number }) => number)

describe('the alarm journal', () => {
  it('starts empty', async () => {
    expect(await open().journal.read(null, 10)).toEqual([])
  })

  it('writes one line per entry, and reads them newest first', async () => {
    const { journal, problems } = open()
    for (const text of ['one', 'two', 'three']) journal.append(entry(text))
    await journal.flush()
    expect(readFileSync(file(), 'utf8').trim().split('\n')).toHaveLength(3)
    expect((await journal.read(null, 2)).map(({ text }) => text)).toEqual(['three', 'two'])
    expect((await journal.read(2, 10)).map(({ text }) => text)).toEqual(['one'])
    expect(problems).toEqual([])
  })

  it('survives a restart and continues the numbering', async () => {
    const before = open().journal
    before.append(entry('before'))
    await before.flush()
    const { journal } = open()
    journal.append(entry('after'))
    expect(await journal.read(null, 10)).toMatchObject([
      { number: 2, text: 'after' },
      { number: 1, text: 'before' }
    ])
  })

  it('skips a torn last line and does not append to it', async () => {
    const before = open().journal
    before.append(entry('whole'))
    before.append(entry('torn'))
    await before.flush()
    truncateSync(file(), readFileSync(file()).length - 20)
    const { journal } = open()
    journal.append(entry('next'))
    await journal.flush()
    expect((await open().journal.read(null, 10)).map(({ text }) => text)).toEqual(['next', 'whole'])
  })

  it('skips lines that are not entries', async () => {
    appendFileSync(file(), 'nonsense\n{"number":7}\n\u0000\u0000\n')
    const { journal } = open()
    journal.append(entry('first'))
    expect(numbersIn(await journal.read(null, 10))).toEqual([1])
  })

  it('rotates a long file, keeps one old one, and reads both', async () => {
    const { journal } = open(1_000)
    for (let count = 0; count < 12; count++) {
      journal.append(entry(`entry ${count}`))
      await journal.flush()
    }
    expect(existsSync(oldFile())).toBe(true)
    expect(readFileSync(file()).length).toBeLessThan(1_200)
    const reopened = open(1_000).journal
    expect(numbersIn(await reopened.read(null, 100))[0]).toBe(12)
    reopened.append(entry('later'))
    expect(numbersIn(await reopened.read(null, 1))).toEqual([13])
  })

  it('finds entries in the files that are no longer in memory', async () => {
    const { journal } = open()
    for (let count = 1; count <= 2_500; count++) {
      journal.append(entry(`entry ${count}`))
      if (count % 500 === 0) await journal.flush()
    }
    expect(numbersIn(await journal.read(101, 100))).toEqual(
      Array.from({ length: 100 }, (_, index) => 100 - index)
    )
    expect(numbersIn(await journal.read(2_450, 2))).toEqual([2_449, 2_448])
  })

  it('reports that it cannot write, carries on, and writes everything once it can', async () => {
    const { journal, problems } = open()
    rmSync(folder.path, { recursive: true })
    journal.append(entry('lost disk'))
    await journal.flush()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/cannot be written.*Alarms still work/)
    expect(numbersIn(await journal.read(null, 10))).toEqual([1])
    mkdirSync(folder.path)
    journal.append(entry('disk is back'))
    await journal.flush()
    expect(problems.at(-1)).toBe('')
    expect(numbersIn(await open().journal.read(null, 10))).toEqual([2, 1])
  })
})
