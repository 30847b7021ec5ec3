/** The log of a match of about four hours, with ball tracking, as large as such logs are. */
import { rallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'
import { copyFile } from 'node:fs/promises'
import path from 'node:path'
import { nodeFileSystem } from '../../src-main/platform/files'
import { CaptureWriter } from '../../src-main/capture/capture-writer'
import { EVENTS_FEED } from '../../src-main/sports/tennis/feed-names'
import { EVENTFUL_RATES } from '../../src-main/simulator/tennis/incidents'
import { generateMatch } from '../../src-main/simulator/tennis/match-generator'
import { scriptSource } from '../../src-main/simulator/tennis/stored-frame'
import { ManualClock } from './manual-clock'
import { matchProfile } from './match-profiles'

const EVENT_ID = '2031-0042-MS001'
const RALLY_FEED = rallyFeedName('rally')
const HOURS = 4
const HEARTBEAT_MS = 10_000
const RALLIES = 500
const HEARTBEAT = Buffer.from('{"message":"Heartbeat sent at 2031-05-06T09:10:20.000Z","level":"INFO"}')

/** Writes it into the folder and gives its file: sealed, or a copy of it as it was while it was written. */
export async function writeLongLog(folder: string, isSealed: boolean): Promise<string> {
  const clock = new ManualClock()
  const source = {
    feed: EVENTS_FEED,
    otherFeeds: [RALLY_FEED],
    eventId: EVENT_ID,
    host: '',
    clientVersion: 'test'
  }
  const writer = new CaptureWriter({
    folder,
    courtName: 'Court 1',
    source,
    clock,
    files: nodeFileSystem
  })
  const state = (name: string): void =>
    writer.appendConnectionEvent(
      { kind: 'state', state: name, host: 'localhost', message: '', attempts: 0 },
      clock.utcMs(),
      EVENTS_FEED
    )
  const frame = (bytes: Uint8Array, feed = EVENTS_FEED): void =>
    writer.appendFrame({ bytes, receivedAt: clock.utcMs(), monotonicMs: clock.monotonicMs(), feed })
  state('catching-up')
  state('live')
  const packets = longMatch()
  const stepMs = (HOURS * 3_600_000) / packets.length
  const rallyEach = Math.ceil(packets.length / RALLIES)
  let heartbeatDueMs = HEARTBEAT_MS
  for (const [index, bytes] of packets.entries()) {
    frame(bytes)
    if (index % rallyEach === 0) frame(rallyPacket(index), RALLY_FEED)
    clock.advance(stepMs)
    for (; heartbeatDueMs <= clock.monotonicMs(); heartbeatDueMs += HEARTBEAT_MS) frame(HEARTBEAT)
    if (index % 20 === 0) await writer.flush()
  }
  await writer.flush()
  const livePath = path.join(folder, writer.status().fileName)
  const copyPath = path.join(folder, `copy of ${path.basename(livePath)}`)
  await copyFile(livePath, copyPath)
  await writer.seal()
  return isSealed ? path.join(folder, writer.status().fileName) : copyPath
}

/** The longest of some matches of five sets. */
function longMatch(): readonly Buffer[] {
  const profile = {
    ...matchProfile({ numSets: 5, tieBreakType: 'NoTieBreakInFinalSet', servePointsWon: 0.72 }),
    incidents: { rates: EVENTFUL_RATES }
  }
  const matches = Array.from({ length: 40 }, (_, seed) =>
    scriptSource(generateMatch(profile, seed), 0)(Date.UTC(2031, 4, 6, 9), 1)
  )
  const longest = matches.reduce((best, match) => (match.length > best.length ? match : best))
  return longest.map(({ data }) => data)
}

/** A rally of generation 2024 with 100 to 250 kB of positions, which compress no better than real ones. */
function rallyPacket(number: number): Buffer {
  const count = 700 + ((number * 7919) % 900)
  let value = number + 1
  const metres = (most: number): number => {
    value = (value * 48_271) % 2_147_483_647
    return (value % (most * 1000)) / 1000
  }
  const samples = Array.from({ length: count }, (_, index) => ({
    time: Math.round(index * 20) / 1000,
    ball: { pos: { x: metres(12), y: metres(5), z: metres(4) } },
    players: [
      { team: 1, pos: { x: -metres(13), y: metres(5) } },
      { team: 2, pos: { x: metres(13), y: metres(5) } }
    ]
  }))
  return Buffer.from(
    JSON.stringify({
      id: `rally-${number}`,
      updated: '2031-05-06T09:10:20.000Z',
      revision: 0,
      sequences: { set: 1, game: 1, point: number + 1, serve: 1, rally: 1 },
      match: { season: 2031, tournament_id: '0042', draw_code: 'MS001', court_id: 1, players: [] },
      summary: { server: 1, result: 'played', scorer: 1, team_at_positive_x: 2, duration: count * 0.02 },
      events: [{ shot_no: 1, team: 1, stroke: 'serve', side: 'right', time: 0, duration: 1, arcs: [] }],
      samples
    })
  )
}
