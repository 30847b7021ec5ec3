/** Zstandard for chunks: written by the reference implementation, read in plain JavaScript (decision 15). */
import { Zstd } from '@hpcc-js/wasm-zstd'
import { decompress } from 'fzstd'

/** As MCAP's list of well-known compressions spells it. */
const COMPRESSION = 'zstd'
const LEVEL = 3
/** No chunk of ours comes near; a damaged one may claim anything. */
const MOST_CHUNK_BYTES = 64 * 1024 * 1024

export type CompressChunk = (bytes: Uint8Array) => { compression: string; compressedData: Uint8Array }

/** Ready once the WebAssembly module is; a second call gets the same module. */
export async function loadCompression(): Promise<CompressChunk> {
  const zstd = await Zstd.load()
  return (bytes) => ({ compression: COMPRESSION, compressedData: zstd.compress(bytes, LEVEL) })
}

/** Throws for bytes that cannot be decompressed to the size that the chunk claims. */
type Decompress = (bytes: Uint8Array, uncompressedBytes: number) => Uint8Array

/** By the name of the compression. */
export const decompressors: ReadonlyMap<string, Decompress> = new Map([[COMPRESSION, decompressZstd]])

function decompressZstd(bytes: Uint8Array, uncompressedBytes: number): Uint8Array {
  if (uncompressedBytes > MOST_CHUNK_BYTES)
    throw new Error(`A chunk claims to hold ${uncompressedBytes} bytes.`)
  const room = new Uint8Array(uncompressedBytes)
  // fzstd compares the room that it is given with a number: that must not spell out every byte of it.
  room.toString = () => ''
  const records = decompress(bytes, room)
  if (records.length !== uncompressedBytes) throw new Error('A chunk’s length differs from what it claims.')
  return records
}
