import { decodeTennisStatistics } from '@shared/sports/tennis/feeds/statistics/decode'
import type { ProviderStatistics } from '@shared/sports/tennis/feeds/statistics/schemas'
import type { FrameMeaning, RawFrame } from '../../feeds/feed-sink'
import { textOf } from '../../records/frame-text'

export interface StatisticsSnapshot {
  readonly latest: ProviderStatistics | null
  readonly undecodable: number
}

/** Reads the statistics feed of a court: every packet is the full state, so the newest is all there is to know. */
export class StatisticsReader {
  #latest: ProviderStatistics | null = null
  #undecodable = 0

  get latest(): ProviderStatistics | null {
    return this.#latest
  }

  get undecodable(): number {
    return this.#undecodable
  }

  read(frame: RawFrame): FrameMeaning {
    const decoded = decodeTennisStatistics(textOf(frame.bytes))
    switch (decoded.kind) {
      case 'control':
        return decoded
      case 'statistics':
        this.#latest = decoded.statistics
        return { kind: 'data' }
      case 'names':
        return { kind: 'data' }
      case 'undecodable':
        this.#undecodable += 1
        return { kind: 'undecodable', seqNum: null }
    }
  }

  snapshot(): StatisticsSnapshot {
    return { latest: this.#latest, undecodable: this.#undecodable }
  }

  restore({ latest, undecodable }: StatisticsSnapshot): void {
    this.#latest = latest
    this.#undecodable = undecodable
  }
}
