/** Volleyball, as the windows show it. */
import { SIDES } from '@shared/sports/volleyball/rules/sides'
import { volleyball as shared } from '@shared/sports/volleyball/sport'
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import type { AddCourts, RendererSport } from '../sport'
import { VolleyballEntry } from './add-courts/volleyball-entry.svelte'
import VolleyballFields from './add-courts/VolleyballFields.svelte'
import { volleyballBoard } from './board'
import { actionsFact } from './court/facts'
import { rallyText, serveText } from './court/serve-text'
import VolleyballInsight from './court/VolleyballInsight.svelte'
import VolleyballSettings from './settings/VolleyballSettings.svelte'
import { sideName, spokenScore } from './text'
import RallyState from './wall/RallyState.svelte'
import VolleyballTrend from './wall/VolleyballTrend.svelte'

const addCourts: AddCourts<VolleyballEntry> = {
  entry: (calls, settings, isOnWall) => new VolleyballEntry(calls, isOnWall, settings.volleyball),
  Fields: VolleyballFields
}

export const volleyball: RendererSport<VolleyballCourtView> = {
  id: shared.id,
  name: shared.name,
  board: volleyballBoard,

  bigPoints: 'set or match point',
  situation(court) {
    const { situation } = court
    return situation && { ...situation, name: sideName(court, situation.side) }
  },
  result: ({ result }) => result?.text ?? '',
  spokenScores: (court) => SIDES.map((side) => spokenScore(court, side)),
  isInterrupted: ({ interruption }) => interruption !== null,
  serveText,
  rallyText,
  checkFacts: (court) => [actionsFact(court)],

  Trend: VolleyballTrend,
  NextPoint: RallyState,
  Insight: VolleyballInsight,

  replayParts: ['set'],
  replayMarks: ['set', 'time-out', 'challenge', 'alarm', 'gap', 'correction', 'note'],
  addCourts,
  settings: [{ title: 'Volleyball', Form: VolleyballSettings }]
}
