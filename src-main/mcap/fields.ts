const utf8 = new TextDecoder()

/** Takes the fields of a record one after the other. Every method throws when the record ends before the field does. */
export class Fields {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(content: Uint8Array) {
    this.#bytes = content
    this.#view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  }

  u16(): number {
    return this.#view.getUint16(this.#skip(2), true)
  }

  u32(): number {
    return this.#view.getUint32(this.#skip(4), true)
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#skip(8), true)
  }

  /** A size or an offset. */
  length(): number {
    return Number(this.u64())
  }

  /** Not a copy. */
  bytes(count: number): Uint8Array {
    const at = this.#skip(count)
    return this.#bytes.subarray(at, at + count)
  }

  text(): string {
    return utf8.decode(this.bytes(this.u32()))
  }

  /** Pairs with their length in bytes in front. Throws when a key comes twice. */
  map<Key, Value>(key: (fields: Fields) => Key, value: (fields: Fields) => Value): Map<Key, Value> {
    const pairs = new Fields(this.bytes(this.u32()))
    const map = new Map<Key, Value>()
    while (!pairs.#isAtEnd) {
      const name = key(pairs)
      if (map.has(name)) throw new Error(`The key ${String(name)} comes twice in a record.`)
      map.set(name, value(pairs))
    }
    return map
  }

  texts(): Map<string, string> {
    const text = (fields: Fields): string => fields.text()
    return this.map(text, text)
  }

  get #isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  /** Returns where the field begins. */
  #skip(count: number): number {
    const at = this.#at
    if (count > this.#bytes.length - at) throw new Error('A record is shorter than its fields.')
    this.#at = at + count
    return at
  }
}
