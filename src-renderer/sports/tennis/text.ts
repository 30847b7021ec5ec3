/** Text of tennis courts. */
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { Team } from '@shared/sports/tennis/rules/score'

export type TeamNames = Readonly<Record<Team, string>>

/** Used until the provider sends names. */
export const UNNAMED_TEAMS: TeamNames = { TeamA: 'Team A', TeamB: 'Team B' }

/** "Sinner" or "Paolini / Errani"; "Team A" until the provider sends names. */
export function teamName({ teams }: TennisCourtView, team: Team): string {
  const names = teams[team].players.map((player) => player.name)
  return names.length > 0 ? names.join(' / ') : UNNAMED_TEAMS[team]
}

export function serveNumberText(serveNumber: TennisCourtView['serveNumber']): string {
  if (serveNumber === null) return ''
  return serveNumber === 1 ? '1st serve' : '2nd serve'
}

export const TEXT = {
  addCourts: {
    label: 'Event ids',
    hint: 'One or more, separated by line breaks, spaces or commas. Example: 2026-0042-MS003',
    noun: 'event id',
    unknownDraw: 'Unknown draw, will be added anyway',
    onWall: (description: string) => `${description} · already on the wall`
  },

  charts: {
    match: 'Match',
    second: 'Second chart',
    chart: 'Chart',
    table: 'Table',
    copyCsv: 'Copy CSV',
    savePicture: 'Save picture',
    asTable: (caption: string) => `${caption} as a table`,
    asCsv: (title: string) => `${title} as CSV`,
    failed: (problem: string) => `Couldn’t load the points. ${problem}`,
    loading: 'Loading points…',
    noPoints: 'No points yet.',
    noProbability: 'No probability: the match’s rules or server are unknown.',
    noDelay: 'The provider’s times cannot be compared with ours.',
    nothing: 'Nothing to show yet.'
  },

  statistics: {
    heading: 'Statistics',
    part: 'Part of the match',
    figures: 'Statistics of both teams',
    failed: (problem: string) => `Couldn’t load the statistics. ${problem}`,
    loading: 'Loading statistics…',
    noPoints: 'No points yet.',
    showFewer: 'Show fewer',
    showAll: (count: number) => `All ${count} differences`,
    difference: (ours: string, provider: string, packets: string) =>
      `${ours} from events, ${provider} from the provider. ${packets}`
  },

  rallies: {
    heading: 'Rallies',
    failed: (problem: string) => `Couldn’t load the rallies. ${problem}`,
    loadingAll: 'Loading rallies…',
    loading: 'Loading rally…',
    none: 'No rallies yet.',
    noShots: 'No shot data.',
    noPositions: 'No player positions.',
    noBounces: 'No bounces.',
    noOverlay: (kind: string) => `No ${kind} in the listed rallies.`,
    pointAtCourt: 'Point at the court to count.',
    inSquare: (count: string) => `${count} in this half-metre square`,
    pointAtMark: 'Point at a mark'
  },

  rallyStatistics: {
    heading: 'Statistics',
    label: 'Rally statistics',
    figures: 'Statistics of both teams',
    lengths: 'Rally lengths',
    grouped: 'Grouped',
    byLength: 'By length',
    differs: 'Differs from the provider’s summary',
    loading: 'Loading statistics…',
    outcomes: 'Shot outcomes'
  },

  transport: {
    label: 'Rally playback',
    previousShot: 'Previous shot',
    nextShot: 'Next shot',
    live: 'Live',
    liveHint: 'Play each new rally as it arrives',
    loop: 'Loop'
  },

  plot: {
    serverNear: 'Server at near end',
    serverNearHint: 'Always show the server at the near end: right, or bottom',
    asSent: 'Left and right as sent',
    swap: 'Swap left and right'
  },

  settings: {
    feeds: 'Tennis events feed',
    saveFeeds: 'Save feeds',
    defaults: 'Restore defaults',
    eventsPath: 'Events path',
    eventsPathHint: '{eventId} is replaced by the event id.',
    statistics: 'Receive the statistics feed',
    statisticsHint: 'Compared with the statistics the console counts itself.',
    statisticsPath: 'Statistics path',
    proxy: 'Use the system proxy',
    proxyHint: 'Checked before each connection. This computer is reached directly.',
    certificates: 'Extra certificates',
    certificatesHint: 'Path to a PEM file with additional certificates to trust. Empty for none.',

    rallies: 'Rally tracking',
    saveRallies: 'Save rally tracking',
    receiveRallies: 'Receive rally tracking',
    receiveRalliesHint: 'Ball and player positions for the rally plot and its statistics.',
    rallyHost: 'rally host',
    rallyFeeds: 'Feeds, one connection each per court',
    rallyFeedHint: 'A whole rally in one packet; enough for most uses.',
    fixtureId: 'Fixture id',
    fixtureIdHint: (example: string) =>
      `How the rally feeds name a match. {eventId} is replaced by the event id (year, competition and match), such as ${example}. Change it only if the provider uses other ids for rally tracking.`
  }
} as const
