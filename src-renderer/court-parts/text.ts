/** Text of the parts that cards and court views share. */

export const TEXT = {
  alarms: (count: number, priority: string, isUnacknowledged: boolean) =>
    `${count === 1 ? '1 alarm, ' : `${count} alarms, worst `}${priority}, ${isUnacknowledged ? 'unacknowledged' : 'acknowledged'}`,
  corrected: (age: string) => `corrected ${age}`,
  correctedHint: (age: string) => `Score corrected ${age} ago. The timeline shows the earlier score.`,
  replay: 'REPLAY',
  replayHint: 'Replayed from a log, not live',
  suspendAdvised: (age: string, reason: string) => `Suspend advised ${age} · ${reason}`,
  delayLevel: (level: number) => `Delay level ${level} of 5`,
  scoreboard: {
    players: 'Players',
    points: 'Points',
    serving: 'serving',
    winner: 'winner',
    winnerHint: 'Winner',
    provisional: 'Not confirmed: the provider may still change it',
    notConfirmed: ', not confirmed'
  }
} as const
