/** Tennis in the windows. */
import { isRallyFeedName } from '@shared/sports/tennis/feeds/tracking/log-names'
import { tennis as shared } from '@shared/sports/tennis/sport'
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { RendererSport } from '../sport'
import { TennisEntry } from './add-courts/tennis-entry.svelte'
import { tennisBoard } from './board'
import { statisticsFact, umpireFact } from './court/facts'
import { serveText } from './court/serve-text'
import TennisInsight from './court/TennisInsight.svelte'
import RallyPanel from './rally/RallyPanel.svelte'
import FeedSettings from './settings/FeedSettings.svelte'
import RallySettings from './settings/RallySettings.svelte'
import { teamName, TEXT } from './text'
import ServeNumber from './wall/ServeNumber.svelte'
import TennisTrend from './wall/TennisTrend.svelte'

export const tennis: RendererSport<TennisCourtView> = {
  id: shared.id,
  name: shared.name,
  board: tennisBoard,

  item: 'packet',
  subtitleLabel: 'Draw and round',
  bigPoints: 'break, set or match point',
  situation(court) {
    const { situation } = court
    return situation && { ...situation, name: situation.team ? teamName(court, situation.team) : '' }
  },
  result: ({ result }) => result?.text ?? '',
  matchTime: ({ matchTime }) => matchTime,
  serveText,
  checkFacts: (court) => [statisticsFact(court.insight)],
  matchFacts: (court) => [umpireFact(court)],

  Trend: TennisTrend,
  NextPoint: ServeNumber,
  Insight: TennisInsight,
  pane: { label: TEXT.rallies.heading, key: 'r', Pane: RallyPanel },

  replayParts: ['game', 'set'],
  replayMarks: ['set', 'game', 'break', 'alarm', 'gap', 'correction', 'note'],
  addCourts: {
    entry: (calls, _settings, isOnWall) => new TennisEntry(calls, isOnWall),
    Fields: null
  },
  settings: [
    { title: TEXT.settings.feeds, Form: FeedSettings },
    { title: TEXT.settings.rallies, Form: RallySettings }
  ],
  sparseTables: [
    {
      format: 'rally-shots-csv',
      hasRows: ({ rallies }) => rallies !== null,
      mayHaveRows: (feeds) => feeds.some(isRallyFeedName)
    }
  ]
}
