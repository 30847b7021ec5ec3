/** The file system as logs need it, so that tests can put a failing disk in its place. */
import { constants } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'

/** What reading needs of an open file. Every method rejects with a Node system error (`code`) when the disk fails. */
export interface ReadableFile {
  /** Returns how many bytes were read; 0 at the end of the file. */
  read(into: Uint8Array, position: number): Promise<number>
  size(): Promise<number>
  close(): Promise<void>
}

/** An open file, also for writing. */
export interface OpenFile extends ReadableFile {
  /** May write less than it was given, as a disk does that runs full; returns how many bytes it wrote. */
  write(bytes: Uint8Array, position: number): Promise<number>
  truncate(bytes: number): Promise<void>
  /** Resolves when all written bytes and the file's size would survive a power cut. */
  datasync(): Promise<void>
}

export interface FileFacts {
  readonly bytes: number
  /** UTC in milliseconds. */
  readonly modifiedAt: number
}

export interface FileSystem {
  makeFolder(folder: string): Promise<void>
  /** For writing; rejects when the file exists. */
  create(filePath: string): Promise<OpenFile>
  /** For reading and writing in place; rejects when the file does not exist. */
  openToWrite(filePath: string): Promise<OpenFile>
  openToRead(filePath: string): Promise<ReadableFile>
  exists(filePath: string): Promise<boolean>
  /** Null when there is no such file. */
  stat(filePath: string): Promise<FileFacts | null>
  /** File names in a folder; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>
  /** Replaces `to` in one step, and makes the new name survive a power cut where the system can do that. */
  rename(from: string, to: string): Promise<void>
  /** Does nothing when there is no such file. */
  remove(filePath: string): Promise<void>
}

/** Writes all of `bytes`; rejects when the disk takes only a part. */
export async function writeAll(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const written = await file.write(bytes.subarray(done), position + done)
    if (written === 0) throw new Error('The disk accepts no more bytes.')
    done += written
  }
}

/** Reads all of a stretch; rejects when the file is shorter. */
export async function readFully(
  file: Pick<ReadableFile, 'read'>,
  fromByte: number,
  byteCount: number
): Promise<Uint8Array> {
  const bytes = new Uint8Array(byteCount)
  let done = 0
  while (done < byteCount) {
    const count = await file.read(bytes.subarray(done), fromByte + done)
    if (count === 0) throw new Error('The file was truncated.')
    done += count
  }
  return bytes
}

/** The `code` of a Node system error such as ENOSPC; empty for any other error. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

class NodeFile implements OpenFile {
  readonly #handle: FileHandle

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  async write(bytes: Uint8Array, position: number): Promise<number> {
    return (await this.#handle.write(bytes, 0, bytes.length, position)).bytesWritten
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    return (await this.#handle.read(into, 0, into.length, position)).bytesRead
  }

  async size(): Promise<number> {
    return (await this.#handle.stat()).size
  }

  truncate(bytes: number): Promise<void> {
    return this.#handle.truncate(bytes)
  }

  datasync(): Promise<void> {
    return this.#handle.datasync()
  }

  close(): Promise<void> {
    return this.#handle.close()
  }
}

/** Best effort: Windows and some network drives cannot do this, and a failing disk shows in the next write. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    return
  }
}

async function exists(filePath: string): Promise<boolean> {
  try {
    await access(filePath, constants.F_OK)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false
    throw error
  }
}

export const nodeFileSystem: FileSystem = {
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true })
  },
  create: async (filePath) => {
    const file = new NodeFile(await open(filePath, 'wx'))
    await syncFolder(path.dirname(filePath))
    return file
  },
  openToWrite: async (filePath) => new NodeFile(await open(filePath, 'r+')),
  openToRead: async (filePath) => new NodeFile(await open(filePath, 'r')),
  exists,
  stat: async (filePath) => {
    try {
      const { size, mtimeMs } = await stat(filePath)
      return { bytes: size, modifiedAt: mtimeMs }
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
  },
  list: async (folder) => {
    try {
      return await readdir(folder)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  },
  rename: async (from, to) => {
    await rename(from, to)
    await syncFolder(path.dirname(to))
  },
  remove: (filePath) => rm(filePath, { force: true })
}
