/** The sport of a court, with defaults for what it does not say. */
import type { CourtView } from '@shared/court/view'
import type { Sport } from '@shared/sports/sport'
import type { Board, BoardSide } from '../court-parts/scoreboard/board'
import { SPORTS } from './list'
import type { RendererSport, WholeSport } from './sport'

type Optional = Omit<WholeSport, 'id' | 'name' | 'board' | 'spokenScores'>

const DEFAULTS: Optional = {
  item: 'message',
  subtitleLabel: 'Match',
  bigPoints: 'big point',
  situation: () => null,
  result: () => '',
  matchTime: () => '',
  isInterrupted: () => false,
  serveText: () => '',
  rallyText: () => '',
  checkFacts: () => [],
  matchFacts: () => [],
  Trend: null,
  NextPoint: null,
  Insight: null,
  pane: null,
  replayParts: ['set'],
  replayMarks: ['set', 'alarm', 'gap', 'correction', 'note'],
  addCourts: null,
  settings: [],
  sparseTables: []
}

const whole = (sport: RendererSport): WholeSport => ({
  ...DEFAULTS,
  spokenScores: (court) => spokenBoard(sport.board(court)),
  ...sport
})

/** In the order of the list. */
export const ALL_SPORTS: readonly WholeSport[] = SPORTS.map(whole)

const BY_ID: ReadonlyMap<string, WholeSport> = new Map(ALL_SPORTS.map((sport) => [sport.id, sport]))

/** A court of a sport that is not in the list is shown as far as every court can be. */
export const sportOf = ({ sport }: { readonly sport: string }): WholeSport =>
  BY_ID.get(sport) ?? whole({ id: sport, name: sport, board: () => unknownBoard(sport) })

/** Whether the court is of that sport. */
export const isOfSport = ({ sport }: CourtView, { id }: Pick<Sport, 'id'>): boolean => sport === id

/** "Sinner 6 3, 40 points" */
const spokenBoard = ({ sides, columns }: Board): readonly string[] =>
  sides.map(({ players, points }, index) => {
    const names = players.map(({ name }) => name).join(' / ')
    const counts = columns.map(({ cells }) => cells[index]?.text ?? '')
    return `${[names, ...counts].join(' ')}${points === '' ? '' : `, ${points} points`}`
  })

const unknownBoard = (sport: string): Board => ({
  sides: [lineOf('Unknown sport'), lineOf(sport)],
  columns: [],
  hasPoints: false,
  maySpareSets: false,
  isKnown: true
})

const lineOf = (name: string): BoardSide => ({
  id: name,
  players: [{ name, country: '', serving: '' }],
  outcome: null,
  points: '',
  isProvisional: false
})
