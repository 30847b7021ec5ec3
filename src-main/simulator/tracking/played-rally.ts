/** A rally as it is ordered and as it was played, whichever generation tells of it. */
import type { FittedArc } from './arc-fit'
import type { Place } from './runner'
import type { Serving, ShotKind } from './tactics'

export const ROLES = ['server', 'receiver'] as const
export type Role = (typeof ROLES)[number]

/** What must come of a rally. */
export type RallyEnding =
  | { readonly kind: 'ace' | 'fault' | 'let' }
  /** With so many shots, the last of them a winner or an error. */
  | { readonly kind: 'played'; readonly shots: number; readonly wonBy: Role }

export interface RallyOrder extends Omit<Serving, 'isLeftHanded'> {
  readonly seed: number
  readonly ending: RallyEnding
  readonly leftHanded: Readonly<Record<Role, boolean>>
}

export type ShotResult = 'rally' | 'winner' | 'error' | 'ace' | 'fault' | 'double fault' | 'let'

export interface PlayedShot {
  readonly hitter: Role
  readonly kind: ShotKind
  readonly isBackhand: boolean
  /** Of the body, seen by the hitter. */
  readonly side: 'left' | 'right'
  /** Negative: backspin. */
  readonly spinRpm: number
  readonly speedMs: number
  /** Empty for a ball that was hit before it bounced. */
  readonly call: '' | 'in' | 'out' | 'net' | 'let'
  /** By how much it was out; 0 unless it was. */
  readonly outM: number
  readonly result: ShotResult
  /** An error under pressure. */
  readonly isForced: boolean
  readonly timeS: number
  readonly durationS: number
  readonly arcs: readonly FittedArc[]
}

export interface PlayedRally {
  readonly shots: readonly PlayedShot[]
  readonly durationS: number
  /** Where the players are, 50 times a second from the first hit on. */
  readonly tracks: Readonly<Record<Role, readonly Place[]>>
}
