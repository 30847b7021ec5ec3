/** The capture on a real file system, read back by the MCAP library's own readers. */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { nodeFileSystem } from '../../../src-main/platform/files'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { systemClock } from '../../../src-main/platform/clock'
import { readAsStream, readIndexed } from '../../support/mcap-read-back'
import { useTemporaryFolder } from '../../support/temporary-folder'

const folder = useTemporaryFolder()
let captures: string

beforeEach(() => {
  captures = path.join(folder.path, 'captures')
})

const newWriter = (): CaptureWriter =>
  new CaptureWriter({
    folder: captures,
    courtName: 'Court 4',
    source: { feed: 'tennis-events', eventId: '2026-0991-MS005', host: '', clientVersion: 'test' },
    clock: systemClock,
    files: nodeFileSystem
  })

const onlyFile = async (): Promise<Buffer> => {
  const [name = '', ...others] = await readdir(captures)
  expect(others).toEqual([])
  return readFile(path.join(captures, name))
}

test('both readers find every frame of a capture byte for byte', async () => {
  const writer = newWriter()
  const frames = Array.from({ length: 2000 }, (_, index) =>
    Buffer.from(Array.from({ length: (index * 31) % 2000 }, (_, position) => (index + position * 7) % 256))
  )
  frames.forEach((bytes, index) => writer.appendFrame({ bytes, receivedAt: 1_700_000_000_000 + index }))
  await writer.flush()
  const texts = frames.map((bytes) => bytes.toString('latin1'))
  expect(readAsStream(await onlyFile()).messages.map(({ text }) => text)).toEqual(texts)

  await writer.seal()
  const sealed = await onlyFile()
  expect(writer.status()).toMatchObject({ state: 'sealed', bytes: sealed.length })
  expect(readAsStream(sealed).messages.map(({ text }) => text)).toEqual(texts)
  expect((await readIndexed(sealed)).messages.map(({ text }) => text)).toEqual(texts)
})

test('a capture survives the removal and return of its folder, and reports it', async () => {
  const writer = newWriter()
  writer.appendFrame({ bytes: Buffer.from('first'), receivedAt: 1000 })
  await writer.flush()
  await rename(captures, `${captures} elsewhere`)
  await writeFile(captures, 'not a folder')
  writer.appendFrame({ bytes: Buffer.from('second'), receivedAt: 2000 })
  await writer.flush()
  expect(writer.status()).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('is gone') as string
  })

  await rm(captures)
  await expect.poll(() => writer.status().state).toBe('writing')
  await writer.seal()
  expect(readAsStream(await onlyFile()).messages.map(({ text }) => text)).toEqual([
    '{"kind":"lost","count":1,"firstReceivedAt":1000,"lastReceivedAt":1000}',
    'second'
  ])
})
