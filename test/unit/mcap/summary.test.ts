import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMetadata, readSummary } from '../../../src-main/mcap/summary'
import { anyShape, mcapOf, mcapWith, memoryFile, type McapShape } from '../../support/mcap-files'
import { readIndexed } from '../../support/mcap-read-back'

const SHAPE: McapShape = {
  chunkBytes: 500,
  compressed: true,
  sealed: true,
  indexed: true,
  topics: ['tennis-events/1', 'notes/1'],
  metadata: ['first', 'second'],
  messages: Array.from({ length: 40 }, (_, index) => ({
    channel: index % 2,
    sequence: index + 1,
    logTime: BigInt(index),
    publishTime: BigInt(index),
    data: Buffer.from(`{"seqNum":${index}}`)
  }))
}

const sealedShape = anyShape.map((shape) => ({ ...shape, sealed: true, indexed: true }))

test('finds in any file what the MCAP library finds', async () => {
  await fc.assert(
    fc.asyncProperty(sealedShape, async (shape) => {
      const content = await mcapOf(shape)
      const summary = await readSummary(memoryFile(content, 100))
      const witness = await readIndexed(content)
      const statistics = summary.find((record) => record.kind === 'statistics')
      expect(BigInt(statistics?.messages ?? 0)).toBe(witness.statistics?.messageCount)
      expect(statistics?.chunks).toBe(witness.statistics?.chunkCount)
      expect([...(statistics?.messagesByChannel ?? [])].map(([id, count]) => [id, BigInt(count)])).toEqual([
        ...(witness.statistics?.channelMessageCounts ?? [])
      ])
      const channels = summary.filter((record) => record.kind === 'channel')
      expect(witness.channels).toMatchObject(channels.map(({ kind: _kind, ...channel }) => channel))
      const chunks = summary.filter((record) => record.kind === 'chunk-index')
      expect(chunks.map(({ chunkAt }) => BigInt(chunkAt))).toEqual(witness.chunkOffsets)
    })
  )
})

describe('a metadata record', () => {
  test('is found by name, whatever else is in the file', async () => {
    const file = memoryFile(await mcapOf(SHAPE))
    expect(await readMetadata(file, 'second')).toEqual(new Map([['name', 'second']]))
    expect(await readMetadata(file, 'third')).toBeNull()
  })

  test('is not found in an unsealed file', async () => {
    const file = memoryFile(await mcapOf({ ...SHAPE, sealed: false }))
    await expect(readMetadata(file, 'second')).rejects.toThrow('footer')
    await expect(readMetadata(memoryFile(Buffer.alloc(20)), 'second')).rejects.toThrow('too short')
  })

  test('is not found in a file without a summary', async () => {
    const content = mcapWith((file) => {
      file.writeDataEnd({ dataSectionCrc: 0 })
      file.writeFooter({ summaryStart: 0n, summaryOffsetStart: 0n, summaryCrc: 0 })
      file.writeMagic()
    })
    await expect(readMetadata(memoryFile(content), 'second')).rejects.toThrow('no summary')
  })
})

test('detects a change to any byte of the summary', async () => {
  const content = await mcapOf(SHAPE)
  const footerAt = content.length - 37
  const summaryAt = Number(content.readBigUInt64LE(footerAt + 9))
  for (let at = summaryAt; at < content.length; at += 1) {
    const changed = Buffer.from(content)
    changed[at] = (changed[at] ?? 0) ^ 1
    await expect(readSummary(memoryFile(changed))).rejects.toThrow()
  }
})
