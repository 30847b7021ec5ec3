/** Plain text about a court for support, without tokens. */
import type { FeedPanel } from '@shared/court/insight-view'
import type { CourtView } from '@shared/court/view'
import type { LinkEvent } from './link-meter'

export interface DiagnosedFeed {
  readonly panel: FeedPanel
  readonly events: readonly LinkEvent[]
}

export function describeCourt(court: CourtView, feeds: readonly DiagnosedFeed[], utcMs: number): string {
  const { trust, packets, capture } = court
  return [
    `Rallydesk diagnostics, ${new Date(utcMs).toISOString()}`,
    `Court ${court.title}, event ${court.eventId}, ${court.origin}`,
    `Trust ${trust.word}${trust.reason === '' ? '' : ` (${trust.reason})`}, match state ${court.matchStateText}`,
    `Packets ${JSON.stringify(packets)}`,
    `Score check ${JSON.stringify(court.insight.scoreCheck)}`,
    `Log ${capture.state}, ${capture.bytes} bytes, ${capture.fileName}`,
    ...feeds.flatMap(({ panel, events }) => [
      '',
      `Feed ${panel.feed}`,
      ...Object.entries(panel).map(([name, value]) => `  ${name}: ${String(value)}`),
      '  events:',
      ...events.map(({ at, event }) => `    ${new Date(at).toISOString()} ${JSON.stringify(event)}`)
    ])
  ].join('\n')
}
