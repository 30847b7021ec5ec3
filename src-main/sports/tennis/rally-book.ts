import { createHash } from 'node:crypto'
import type { CourtState } from '@shared/sports/tennis/match/match-state'
import { pointPlacesOf } from '@shared/sports/tennis/view/point-places'
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import { decodeRally } from '@shared/sports/tennis/feeds/tracking/decode'
import { overlayOf } from '@shared/sports/tennis/tracking/overlay'
import { pointText } from '@shared/sports/tennis/tracking/outcome'
import {
  findRally,
  listRallies,
  NO_RALLIES,
  takePart,
  type Rallies
} from '@shared/sports/tennis/tracking/rallies'
import { keyText, type Rally, type RallyKey } from '@shared/sports/tennis/tracking/rally'
import type { Overlay, RallyList, RallyStatistics } from '@shared/sports/tennis/tracking/rally-view'
import { rallyRows } from '@shared/sports/tennis/tracking/rows'
import { rallyStatistics } from '@shared/sports/tennis/tracking/statistics'
import type { FrameMeaning, RawFrame } from '../../feeds/feed-sink'
import { textOf } from '../../records/frame-text'

/** A line for the timeline about a packet that was not what it should be. */
export type RallyComplaint = (text: string) => void

/** Unreadable packets remembered to recognise repeats. */
const MOST_REMEMBERED = 1_000

/** The rallies of a court, from whichever of its rally feeds. */
export class RallyBook {
  #rallies: Rallies = NO_RALLIES
  #latest: RallyKey | null = null
  #undecodable = 0
  /** Digests of packets that could not be read. */
  #unreadable: ReadonlySet<string> = new Set()

  get undecodable(): number {
    return this.#undecodable
  }

  /** Takes one frame and says what it was. What has been complained about is not complained about again. */
  read({ bytes, receivedAt }: RawFrame, complain: RallyComplaint): FrameMeaning {
    const decoded = decodeRally(textOf(bytes), receivedAt)
    switch (decoded.kind) {
      case 'control':
        return decoded
      case 'undecodable':
        if (this.#isNew(bytes)) {
          this.#undecodable += 1
          complain(`Unreadable rally packet: ${decoded.reason}. The raw text is in the log.`)
        }
        return { kind: 'undecodable', seqNum: null }
      case 'rally': {
        const { key, faults } = decoded.part
        const before = this.#rallies
        this.#rallies = takePart(before, decoded.part)
        if (this.#rallies === before) return { kind: 'data' }
        this.#latest = key
        const known = new Set(before.partsByKey.get(keyText(key))?.flatMap((part) => part.faults))
        const unknown = faults.filter((fault) => !known.has(fault))
        if (unknown.length > 0)
          complain(`Rally ${keyText(key)}: ${unknown.join('; ')}. The raw packet is in the log.`)
        return { kind: 'data' }
      }
    }
  }

  /** Every connection is sent everything again, what cannot be read as well. */
  #isNew(unreadable: Uint8Array): boolean {
    const digest = createHash('sha1').update(unreadable).digest('base64')
    if (this.#unreadable.has(digest)) return false
    // More than this is garbage, each piece sent only once.
    if (this.#unreadable.size < MOST_REMEMBERED) this.#unreadable = new Set(this.#unreadable).add(digest)
    return true
  }

  /** Null while none is known. */
  view(): TennisCourtView['rallies'] {
    const { revision, partsByKey } = this.#rallies
    if (partsByKey.size === 0) return null
    return { count: partsByKey.size, revision, latest: this.#latest }
  }

  list(court: CourtState): RallyList {
    const places = pointPlacesOf(court)
    const rows = rallyRows(this.all(), (key) => places.get(pointText(key)) ?? null)
    return { revision: this.#rallies.revision, rows }
  }

  all(): Rally[] {
    return listRallies(this.#rallies)
  }

  find(key: RallyKey): Rally | null {
    return findRally(this.#rallies, key)
  }

  overlay(): Overlay {
    return overlayOf(this.all(), this.#rallies.revision)
  }

  statistics(): RallyStatistics {
    return rallyStatistics(this.all())
  }

  snapshot(): RallySnapshot {
    return {
      rallies: this.#rallies,
      latest: this.#latest,
      undecodable: this.#undecodable,
      unreadable: this.#unreadable
    }
  }

  restore({ rallies, latest, undecodable, unreadable }: RallySnapshot): void {
    this.#rallies = rallies
    this.#latest = latest
    this.#undecodable = undecodable
    this.#unreadable = unreadable
  }
}

export interface RallySnapshot {
  readonly rallies: Rallies
  readonly latest: RallyKey | null
  readonly undecodable: number
  readonly unreadable: ReadonlySet<string>
}
