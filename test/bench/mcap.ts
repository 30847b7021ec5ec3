/** How fast captures are read front to back and by place, beside the MCAP library's own readers. */
import { McapIndexedReader, McapStreamReader, type McapTypes } from '@mcap/core'
import { mkdtempSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { discardFolder } from '../../scripts/discard-folder.mjs'
import { decompressors } from '../../src-main/mcap/compression'
import { MessagePlaces, type MessagePlace } from '../../src-main/mcap/message-places'
import { McapReader, type Message } from '../../src-main/mcap/reader'
import { nodeFileSystem, readFully } from '../../src-main/platform/files'
import { makeCaptures } from './support/large-captures'

const RUNS = 5
const BLOCK_BYTES = 256 * 1024
/** A replay goes to a place and steps on from there. */
const PLACES = 100
const STEPS = 10
const MESSAGES_A_STEP = 5

interface Place extends MessagePlace {
  readonly logTimeMs: number
}

/** The same decompressor for both: only the readers differ. */
const decompressHandlers: McapTypes.DecompressHandlers = Object.fromEntries(
  [...decompressors].map(([name, decompress]) => [name, (bytes, size) => decompress(bytes, Number(size))])
)

/** Calls back with every message; returns how many there are. */
async function ours(file: string, take: (message: Message) => void = () => undefined): Promise<number> {
  const reader = new McapReader(await nodeFileSystem.openToRead(file))
  for await (const block of reader.blocks())
    for (const record of block) if (record.kind === 'message') take(record)
  return reader.report.messages
}

async function theirs(file: string): Promise<number> {
  const reader = new McapStreamReader({ decompressHandlers })
  const handle = await open(file)
  let messages = 0
  try {
    const block = Buffer.alloc(BLOCK_BYTES)
    for (;;) {
      const { bytesRead } = await handle.read(block, 0, BLOCK_BYTES)
      if (bytesRead === 0) return messages
      reader.append(block.subarray(0, bytesRead))
      for (let record = reader.nextRecord(); record; record = reader.nextRecord())
        if (record.type === 'Message') messages += 1
    }
  } finally {
    await handle.close()
  }
}

/** The first message of every step. */
const steps = (count: number): number[] =>
  Array.from({ length: PLACES }, (_, index) => (index * 48_271) % (count - STEPS * MESSAGES_A_STEP)).flatMap(
    (place) => Array.from({ length: STEPS }, (_, step) => place + step * MESSAGES_A_STEP)
  )

async function oursByPlace(file: string, all: readonly Place[]): Promise<number> {
  const handle = await nodeFileSystem.openToRead(file)
  try {
    const places = new MessagePlaces(handle)
    let read = 0
    for (const from of steps(all.length))
      read += (await places.read(all.slice(from, from + MESSAGES_A_STEP))).length
    return read
  } finally {
    await handle.close()
  }
}

async function theirsByTime(file: string, all: readonly Place[]): Promise<number> {
  const handle = await nodeFileSystem.openToRead(file)
  try {
    const reader = await McapIndexedReader.Initialize({
      decompressHandlers,
      readable: {
        size: async () => BigInt(await handle.size()),
        read: (offset, size) => readFully(handle, Number(offset), Number(size))
      }
    })
    let read = 0
    for (const from of steps(all.length)) {
      const startTime = nanoseconds(all[from])
      const endTime = nanoseconds(all[from + MESSAGES_A_STEP - 1])
      for await (const _ of reader.readMessages({ startTime, endTime })) read += 1
    }
    return read
  } finally {
    await handle.close()
  }
}

const nanoseconds = (place: Place | undefined): bigint => BigInt(place?.logTimeMs ?? 0) * 1_000_000n

/** Both in turn, by the processor's time: other programs on the computer matter little then. */
async function compare(
  name: string,
  own: () => Promise<number>,
  library: () => Promise<number>
): Promise<string> {
  const rates: { own: number[]; library: number[] } = { own: [], library: [] }
  for (let run = 0; run < RUNS; run += 1) {
    rates.own.push(await rateOf(own))
    rates.library.push(await rateOf(library))
  }
  const [ours, theirs] = [median(rates.own), median(rates.library)]
  const ratio = (ours / theirs).toFixed(2)
  return `${name.padEnd(24)}${Math.round(ours)} messages/s, @mcap/core ${Math.round(theirs)}, ratio ${ratio}`
}

/** Messages a second. */
async function rateOf(read: () => Promise<number>): Promise<number> {
  const before = process.cpuUsage()
  const messages = await read()
  const { user, system } = process.cpuUsage(before)
  return (messages * 1e6) / (user + system)
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN

export async function measure(): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rallydesk-bench-mcap-'))
  try {
    const { live, sealed, events } = await makeCaptures(folder)
    const megabytes = (file: string): number => Math.round(statSync(file).size / 1024 / 1024)
    const lines = [
      `live ${megabytes(live)} MB, sealed ${megabytes(sealed)} MB; ${events} messages`,
      await compare(
        'live, front to back',
        () => ours(live),
        () => theirs(live)
      ),
      await compare(
        'sealed, front to back',
        () => ours(sealed),
        () => theirs(sealed)
      )
    ]
    const places: Place[] = []
    await ours(sealed, ({ chunkAt, dataAt, dataBytes, logTimeMs }) =>
      places.push({ chunkAt, dataAt, dataBytes, logTimeMs })
    )
    return [
      ...lines,
      await compare(
        'sealed, step by step',
        () => oursByPlace(sealed, places),
        () => theirsByTime(sealed, places)
      )
    ]
  } finally {
    discardFolder(folder)
  }
}
