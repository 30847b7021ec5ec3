import type { ConnectionView } from '@shared/court/view'
import { decodeTennisStatistics } from '@shared/feeds/tennis-statistics/decode'
import type { ProviderStatistics } from '@shared/feeds/tennis-statistics/schemas'
import type { FrameMeaning, RawFrame } from '../feeds/feed-sink'
import type { LinkReader } from './court-link'

const utf8 = new TextDecoder('utf-8')

/** Reads the statistics feed of a court: every packet is the full state, so the newest is all there is to know. */
export class StatisticsReader implements LinkReader {
  readonly #changed: () => void
  #latest: ProviderStatistics | null = null
  #undecodable = 0

  constructor(changed: () => void) {
    this.#changed = changed
  }

  get latest(): ProviderStatistics | null {
    return this.#latest
  }

  get undecodable(): number {
    return this.#undecodable
  }

  read(frame: RawFrame): FrameMeaning {
    const decoded = decodeTennisStatistics(utf8.decode(frame.bytes))
    switch (decoded.kind) {
      case 'control':
        return decoded
      case 'statistics':
        this.#latest = decoded.statistics
        this.#changed()
        return { kind: 'data' }
      case 'names':
        return { kind: 'data' }
      case 'undecodable':
        this.#undecodable += 1
        this.#changed()
        return { kind: 'undecodable', seqNum: null }
    }
  }

  /** The feed sends the newest state on every connection; there is nothing to resume from. */
  nextStartPosition(): null {
    return null
  }

  connectionChanged(_before: ConnectionView, _now: ConnectionView): void {
    this.#changed()
  }
}
