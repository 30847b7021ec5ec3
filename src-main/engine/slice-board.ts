import { sliceKey, type Slice } from '@shared/ipc/slices'
import type { SliceMap, VersionedSlice } from '@shared/ipc/stream'

/** Receives the keys of slices that were put or removed. */
export type BoardListener = (key: string) => void

/** The newest version of every slice: the engine writes, each window's stream reads. */
export class SliceBoard {
  readonly #slices = new Map<string, VersionedSlice>()
  readonly #listeners = new Set<BoardListener>()
  #version = 0

  get slices(): SliceMap {
    return this.#slices
  }

  put(slice: Slice): void {
    const key = sliceKey(slice)
    this.#version += 1
    this.#slices.set(key, { version: this.#version, slice })
    this.#announce(key)
  }

  remove(key: string): void {
    if (this.#slices.delete(key)) this.#announce(key)
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: BoardListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #announce(key: string): void {
    for (const listener of this.#listeners) listener(key)
  }
}
