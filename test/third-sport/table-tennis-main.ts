import { succeed } from '@shared/result'
import * as v from 'valibot'
import { streamConnection } from '../../src-main/engine/court-link'
import type { CourtSpec } from '../../src-main/engine/court-spec'
import { linkGroup, type LinkGroup } from '../../src-main/engine/feed-summary'
import { MonitoredCourt, type MonitoredCourtOptions } from '../../src-main/engine/monitored-court'
import type { FrameMeaning, RawFrame } from '../../src-main/feeds/feed-sink'
import { openRecordedCourt } from '../../src-main/sports/open-recorded-court'
import type { Sport } from '../../src-main/sports/sport'
import { FEED, TableTennisBook } from './table-tennis-book'

const StoredSchema = v.object({
  sport: v.literal('table-tennis'),
  courtId: v.string(),
  credentialId: v.string(),
  eventId: v.string(),
  host: v.string()
})
type Stored = v.InferOutput<typeof StoredSchema>
type Place = Pick<CourtSpec, 'courtId' | 'eventId' | 'origin' | 'host'>

class TableTennisCourt extends MonitoredCourt<TableTennisBook> {
  constructor(options: MonitoredCourtOptions<Place>) {
    const { place, clock, random } = options
    const readToken = () => Promise.resolve(succeed('a-table-tennis-token'))
    const address = { hosts: [place.host], path: '/points', eventId: place.eventId, readToken }
    super(options, {
      name: FEED,
      title: 'Table tennis points',
      item: 'Message',
      connect: streamConnection(address, { clock, random }),
      openBook: (status) => new TableTennisBook(status)
    })
  }
  get linkGroups(): readonly LinkGroup[] {
    return [linkGroup('Table tennis', [this.link])]
  }
  view() {
    return this.book.view(this.clock.monotonicMs(), this.cover)
  }
  read(frame: RawFrame): FrameMeaning {
    const meaning = this.book.read(FEED, frame)
    this.holes.check(meaning.kind === 'undecodable')
    this.changed()
    return meaning
  }
}

export const tableTennis: Sport<Stored> = {
  id: 'table-tennis',
  scoreFeed: FEED,
  scoreFeedTitle: 'Table tennis points',
  ownsFeed: (feed) => feed === FEED,
  openBook: ({ connection }) => new TableTennisBook(connection),
  feedOfLine: (line) => (/"winner":"[AB]"/.test(line) ? FEED : null),
  sourceAtOf: () => 0,
  storedCourt: StoredSchema,
  specOf: ({ courtId, eventId, host }) => {
    const place: Place = { courtId, eventId, origin: 'feed', host }
    return {
      ...place,
      feeds: [FEED],
      openCourt: (surroundings) => new TableTennisCourt({ place, ...surroundings })
    }
  },
  reachability: () => null,
  collectFacts: () => ({
    frame: () => undefined,
    begin: () => undefined,
    players: 'A – B',
    courtName: 'Table 1'
  }),
  openInspection: () => {
    const courts: { facts: object; hasFindings: boolean; report: () => string }[] = []
    return {
      openFile: ({ file }) => {
        const place = { eventId: file, startedAt: 0, hasFeed: () => true, isRecording: false }
        const court = openRecordedCourt(tableTennis, place)
        const decided = (): string =>
          court.book.view(0, {
            courtId: file,
            eventId: file,
            origin: 'replay',
            capture: { state: 'off', bytes: 0, fileName: '' },
            replay: null
          }).decided
        return {
          get hasMessages() {
            return court.book.counts.total > 0
          },
          undecodable: 0,
          take: (record) => court.apply(record),
          addUndecodable: () => undefined,
          finish: () =>
            void courts.push({
              facts: { file, score: decided() },
              hasFindings: false,
              report: () => `Score ${decided()}\n`
            })
        }
      },
      finish: () => courts
    }
  }
}
