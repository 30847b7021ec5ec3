/**
 * Every name of the tennis events stream that our code depends on, in one table. Names not in the provider's
 * documentation are marked `assumed`: if a real packet proves one wrong, it is corrected only here.
 */

/** How sure we are of a wire name. */
type Support = 'documented' | 'assumed'

interface PacketName {
  readonly support: Support
  /** Accepted spellings on the wire, the usual one first. */
  readonly wireNames: readonly [string, ...string[]]
}

export const PACKET_NAMES = {
  MatchStatusUpdate: { support: 'documented', wireNames: ['MatchStatusUpdate'] },
  PointScored: { support: 'documented', wireNames: ['PointScored', 'Scoring'] },
  PointStarted: { support: 'documented', wireNames: ['PointStarted'] },
  PointFault: { support: 'documented', wireNames: ['PointFault'] },
  PointReplayed: { support: 'documented', wireNames: ['PointReplayed'] },
  PointLet: { support: 'documented', wireNames: ['PointLet'] },
  TimePenalty: { support: 'assumed', wireNames: ['TimePenalty', 'TimePointPenalty', 'TimeCodePenalty'] },
  CodePenalty: { support: 'assumed', wireNames: ['CodePenalty', 'CodePointPenalty', 'PointPenalty'] },
  GamePenalty: { support: 'assumed', wireNames: ['GamePenalty'] },
  Undo: { support: 'documented', wireNames: ['Undo'] },
  Overrule: { support: 'documented', wireNames: ['Overrule'] },
  CodeViolation: { support: 'documented', wireNames: ['CodeViolation'] },
  TimeViolation: { support: 'assumed', wireNames: ['TimeViolation'] },
  PhysioCalled: { support: 'documented', wireNames: ['PhysioCalled'] },
  PhysioCancelled: { support: 'documented', wireNames: ['PhysioCancelled'] },
  SwapServer: { support: 'documented', wireNames: ['SwapServer'] },
  SwapReceiver: { support: 'documented', wireNames: ['SwapReceiver'] },
  ServeLoss: { support: 'assumed', wireNames: ['ServeLoss'] },
  OnCourtCoaching: { support: 'documented', wireNames: ['OnCourtCoaching'] },
  TimeAnnouncement: { support: 'documented', wireNames: ['TimeAnnouncement'] },
  CorrectionMode: { support: 'assumed', wireNames: ['CorrectionMode'] },
  MatchFinished: { support: 'documented', wireNames: ['MatchFinished'] },
  Alarm: { support: 'documented', wireNames: ['Alarm'] }
} as const satisfies Record<string, PacketName>

export type PacketKind = keyof typeof PACKET_NAMES

const KIND_BY_WIRE_NAME: ReadonlyMap<string, PacketKind> = new Map(
  (Object.keys(PACKET_NAMES) as PacketKind[]).flatMap((kind) =>
    PACKET_NAMES[kind].wireNames.map((wireName) => [wireName, kind] as const)
  )
)

/** The match states (provider's tennis streams page); all of them are documented. */
export const MATCH_STATES = [
  'NotStarted',
  'UmpireOnCourt',
  'PlayersArriveOnCourt',
  'Warmup',
  'InProgress',
  'Suspended',
  'Unsuspended',
  'Complete',
  'ToiletBreak',
  'MedicalTimeout',
  'MedicalTreatment',
  'ChallengeInProgress',
  'BallMarkInspection',
  'CorrectionMode',
  'PostSuspensionWarmup',
  'PostSuspensionMatchRestart',
  'Default',
  'Retire'
] as const
export type MatchStateName = (typeof MATCH_STATES)[number]

/** Fields the provider's pages spell in several ways, the usual one first. */
export const FIELD_SPELLINGS = {
  toiletBreakEnded: ['toiletBreakEnded', 'toletBreakEnded', 'tolietBreakEnded']
} as const

/** Words for "unknown": such a field counts as missing; the first element of a stream is full of them. */
export const UNKNOWN_WORDS: ReadonlySet<string> = new Set([
  '',
  'Unknown',
  'UnknownTeam',
  'UnknownScoringType',
  'UnknownTossChooser'
])

/** The match ended by play. The provider's REST pages say `Normal`. */
export const NORMAL_END: ReadonlySet<string> = new Set(['Normally', 'Normal'])

/** The documented reasons, types and places: these are shown as plain text, others raw. */
export const KNOWN_VALUES: ReadonlySet<string> = new Set([
  // Kinds of fault
  'Fault',
  'FootFault',
  // Offences
  'UnreasonableDelay',
  'AudibleObscenity',
  'VisibleObscenity',
  'BallAbuse',
  'RacquetAbuse',
  'VerbalAbuse',
  'PhysicalAbuse',
  'Coaching',
  'UnsportsmanlikeConduct',
  // Reasons to retire
  'Illness',
  'Injury',
  'Walkover',
  'Other',
  // Reasons for the end
  'Retirement',
  'SuddenDeath',
  'Default',
  // Suspensions
  'Rain',
  'Heat',
  'Darkness',
  'Pause',
  'TenMinuteHeatBreak',
  // Places of treatment
  'OnCourt',
  'OffCourt'
])

/** The kind behind an `eventElementType`; null if unknown. */
export const packetKindOf = (wireName: string): PacketKind | null => KIND_BY_WIRE_NAME.get(wireName) ?? null

/** `delayStatus` values that mean "rebuilt after an outage", not only "late". */
export const RECONSTRUCTED = 'RECONSTRUCTED'
export const RECONSTRUCTED_INACCURATE = 'RECONSTRUCTED_INACCURATE'
export const DELAYED = 'DELAYED'
