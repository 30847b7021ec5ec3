/** What decoding and normalising a rally packet costs, beside plain JSON.parse of it in the same run. */
import { decodeRally } from '@shared/sports/tennis/feeds/tracking/decode'

const SAMPLES = 1_560
const SHOTS = 12
const STEP_S = 0.02
const RUNS = 31
const PACKETS_PER_RUN = 10

const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** Half a minute of a rally as generation 2024 tells it: about 250 KB. */
function largePacket(): string {
  const shotS = (SAMPLES * STEP_S) / SHOTS
  const curve = {
    x: [11.448379085900681, -37.59106509224906, 12.882074073756797, -3.8061409856201465, -1.2e-11]
  }
  const arc = (type: string, start: number, end: number) => ({
    type,
    time: { start, end },
    curve_params: { ...curve, y: curve.x, z: curve.x }
  })
  return JSON.stringify({
    id: 'aea5ae6a-7d21-4a5c-b2e3-520af63c6f4a',
    updated: '2031-09-05T08:05:31.898Z',
    revision: 0,
    sequences: { set: 1, game: 4, point: 2, serve: 1, rally: 1 },
    match: { season: 2031, tournament_id: 8000, draw_code: 'MS801', court_id: 1, players: [] },
    summary: {
      server: 2,
      result: 'played',
      scorer: 1,
      team_at_positive_x: 2,
      serve_side: 'deuce',
      duration: 29.8
    },
    events: Array.from({ length: SHOTS }, (_, index) => ({
      shot_no: index + 1,
      team: 2 - (index % 2),
      stroke: index === 0 ? 'serve' : 'forehand',
      side: 'right',
      spin: { type: 'topspin', rpm: 1533.5 },
      speed_ms: 37.2,
      call: 'in',
      distance: 0,
      time_utc: '2031-08-28T10:34:59.163Z',
      time: index * shotS,
      duration: shotS,
      arcs: [
        arc('hit', index * shotS, (index + 0.6) * shotS),
        arc('bounce', (index + 0.6) * shotS, (index + 1) * shotS)
      ]
    })),
    samples: Array.from({ length: SAMPLES }, (_, index) => ({
      time: rounded(index * STEP_S),
      ...(index % 62 === 0 && { event: ['hit'] }),
      ball: {
        pos: {
          x: rounded(Math.sin(index) * 12),
          y: rounded(Math.cos(index) * 4),
          z: rounded(1 + Math.sin(index))
        }
      },
      players: [
        { team: 1, pos: { x: rounded(-12 + Math.sin(index / 50)), y: rounded(Math.sin(index / 30) * 4) } },
        { team: 2, pos: { x: rounded(12 - Math.cos(index / 50)), y: rounded(Math.cos(index / 30) * 4) } }
      ]
    }))
  })
}

function elapsedMs(work: () => unknown): number {
  const started = performance.now()
  for (let packet = 0; packet < PACKETS_PER_RUN; packet += 1) work()
  return (performance.now() - started) / PACKETS_PER_RUN
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN

export function measureDecode(): Promise<string[]> {
  const text = largePacket()
  const decoded = decodeRally(text, 0)
  if (decoded.kind !== 'rally' || decoded.part.faults.length > 0)
    throw new Error(`The packet of the bench is not readable: ${JSON.stringify(decoded).slice(0, 300)}`)
  const plain: number[] = []
  const normalised: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    plain.push(elapsedMs(() => JSON.parse(text)))
    normalised.push(elapsedMs(() => decodeRally(text, 0)))
  }
  const [plainMs, normalisedMs] = [median(plain), median(normalised)]
  return Promise.resolve([
    `rally packet of ${Math.round(text.length / 1024)} KB, ${SAMPLES} samples (median of ${RUNS} runs)`,
    `JSON.parse           ${plainMs.toFixed(2)} ms`,
    `decode and normalise ${normalisedMs.toFixed(2)} ms`,
    `ratio                ${(plainMs / normalisedMs).toFixed(2)}`
  ])
}
