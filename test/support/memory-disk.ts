/** A file system in memory that fails on command. */
import type { OpenFile, FileSystem, FileFacts } from '../../src-main/platform/files'

type Operation = 'makeFolder' | 'create' | 'open' | 'write' | 'truncate' | 'datasync' | 'read' | 'rename'

const systemError = (code: string): Error => Object.assign(new Error(`${code}: simulated`), { code })

interface Node {
  content: Buffer
  safeContent: Buffer
}

export class MemoryDisk implements FileSystem {
  readonly nodes = new Map<string, Node>()
  /** The code with which an operation fails until it is deleted from here. */
  readonly failures = new Map<Operation, string>()
  /** Operations in the order in which they were carried out. */
  readonly log: Operation[] = []
  capacityBytes = Number.POSITIVE_INFINITY
  /** While set, writes wait for it. */
  hang: Promise<void> | null = null
  openFiles = 0

  get usedBytes(): number {
    return [...this.nodes.values()].reduce((sum, node) => sum + node.content.length, 0)
  }

  /** The path of the only file with this ending. */
  only(extension: string): string {
    const paths = [...this.nodes.keys()].filter((path) => path.endsWith(extension))
    const [path] = paths
    if (path === undefined || paths.length > 1)
      throw new Error(`Not one ${extension} but: ${paths.join(', ')}`)
    return path
  }

  content(path: string): Buffer {
    return this.node(path).content
  }

  /** What would be left after a power cut. */
  safeContent(path: string): Buffer {
    return this.node(path).safeContent
  }

  put(path: string, content: Buffer): void {
    this.nodes.set(path, { content, safeContent: content })
  }

  makeFolder(): Promise<void> {
    return this.carryOut('makeFolder')
  }

  async create(path: string): Promise<OpenFile> {
    await this.carryOut('create')
    if (this.nodes.has(path)) throw systemError('EEXIST')
    this.put(path, Buffer.alloc(0))
    return this.file(path)
  }

  async openToWrite(path: string): Promise<OpenFile> {
    await this.carryOut('open')
    return this.file(path)
  }

  openToRead(path: string): Promise<OpenFile> {
    return this.openToWrite(path)
  }

  exists(path: string): Promise<boolean> {
    return Promise.resolve(this.nodes.has(path))
  }

  stat(path: string): Promise<FileFacts | null> {
    const node = this.nodes.get(path)
    return Promise.resolve(node === undefined ? null : { bytes: node.content.length, modifiedAt: 0 })
  }

  list(folder: string): Promise<readonly string[]> {
    const inFolder = [...this.nodes.keys()].filter((path) => path.startsWith(`${folder}/`))
    return Promise.resolve(inFolder.map((path) => path.slice(folder.length + 1)))
  }

  async rename(from: string, to: string): Promise<void> {
    await this.carryOut('rename')
    this.nodes.set(to, this.node(from))
    this.nodes.delete(from)
  }

  remove(path: string): Promise<void> {
    this.nodes.delete(path)
    return Promise.resolve()
  }

  private node(path: string): Node {
    const node = this.nodes.get(path)
    if (!node) throw systemError('ENOENT')
    return node
  }

  private carryOut(operation: Operation): Promise<void> {
    this.log.push(operation)
    const code = this.failures.get(operation)
    return code === undefined ? Promise.resolve() : Promise.reject(systemError(code))
  }

  private file(path: string): OpenFile {
    const node = this.node(path)
    this.openFiles += 1
    return {
      write: async (bytes, position) => {
        await this.hang
        await this.carryOut('write')
        const growth = Math.max(0, position + bytes.length - node.content.length)
        const room = Math.max(0, this.capacityBytes - this.usedBytes)
        const count = bytes.length - Math.max(0, growth - room)
        if (count <= 0) throw systemError('ENOSPC')
        const content = Buffer.alloc(Math.max(node.content.length, position + count))
        node.content.copy(content)
        content.set(bytes.subarray(0, count), position)
        node.content = content
        return count
      },
      read: async (into, position) => {
        await this.carryOut('read')
        return node.content.copy(into, 0, position, position + into.length)
      },
      size: () => Promise.resolve(node.content.length),
      truncate: async (bytes) => {
        await this.carryOut('truncate')
        node.content = node.content.subarray(0, bytes)
      },
      datasync: async () => {
        await this.carryOut('datasync')
        node.safeContent = node.content
      },
      close: () => {
        this.openFiles -= 1
        return Promise.resolve()
      }
    }
  }
}
