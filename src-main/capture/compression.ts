/** Zstandard for the chunks of sealed captures: written by the reference implementation, read in plain JavaScript. */
import { Zstd } from '@hpcc-js/wasm-zstd'
import type { McapTypes } from '@mcap/core'
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

/** For every reader of sealed captures. Throws for bytes that cannot be decompressed to the size that they claim. */
export const decompressHandlers: McapTypes.DecompressHandlers = {
  [COMPRESSION]: (bytes, size) => {
    if (size > BigInt(MOST_CHUNK_BYTES)) throw new Error(`A chunk claims to hold ${size} bytes.`)
    const room = new Uint8Array(Number(size))
    // fzstd compares the room that it is given with a number: that must not spell out every byte of it.
    room.toString = () => ''
    const records = decompress(bytes, room)
    if (BigInt(records.length) !== size) throw new Error('A chunk is not as long as it claims to be.')
    return records
  }
}
