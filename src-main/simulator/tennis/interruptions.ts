/** The interruptions of a match that leave the score as it is, packet by packet (provider's live data scenarios). */
import type { Team } from '@shared/sports/tennis/rules/score'
import type { ScriptWriter } from './script-writer'
import type { VenueTimes } from './wire'

const HOUR_MS = 3_600_000

/** `challenger` asks for the replay, which decides for `won`. What it decides comes at the moment at which play goes on. */
export function challenge(writer: ScriptWriter, afterMs: number, challenger: Team, won: Team): void {
  const state = 'ChallengeInProgress'
  const begun = writer.nextSeqNum
  writer.status(afterMs, { state, team: challenger })
  writer.status(
    writer.random.around(30_000, 0.25),
    { state, team: challenger, won },
    {
      locationTimestamp: begun,
      challengeEnded: writer.nextSeqNum
    }
  )
  writer.resume(1_100)
}

/** The umpire looks at the mark on the clay. */
export function ballMarkInspection(writer: ScriptWriter, afterMs: number): void {
  writer.status(afterMs, { state: 'BallMarkInspection' }, {})
  writer.resume(writer.random.around(22_000, 0.3))
}

/** The physio comes, looks and treats; "Time", and play goes on. */
export function medicalTreatment(writer: ScriptWriter, team: Team, playerId: number): void {
  const { random } = writer
  writer.packet(random.around(12_000, 0.3), { eventElementType: 'PhysioCalled', team })
  const evaluated = writer.nextSeqNum
  const treated = evaluated + 1
  const evaluation: VenueTimes = { locationTimestamp: evaluated, evaluationStarted: evaluated }
  const treatment: VenueTimes = { ...evaluation, treatmentStarted: treated }
  const state = { state: 'MedicalTreatment', team, playerId, treatmentLocation: 'OnCourt' } as const
  writer.status(random.around(60_000, 0.3), state, evaluation)
  writer.status(random.around(50_000, 0.2), state, treatment)
  writer.status(random.around(150_000, 0.15), state, { ...treatment, treatmentEnded: writer.nextSeqNum })
  callTime(writer)
}

export function physioCancelled(writer: ScriptWriter, team: Team): void {
  writer.packet(writer.random.around(12_000, 0.3), { eventElementType: 'PhysioCalled', team })
  writer.packet(writer.random.around(20_000, 0.3), { eventElementType: 'PhysioCancelled', team })
}

export function toiletBreak(writer: ScriptWriter, team: Team): void {
  const state = 'ToiletBreak'
  const begun = writer.nextSeqNum
  writer.status(writer.random.around(30_000, 0.2), { state, team })
  writer.status(
    writer.random.around(190_000, 0.2),
    { state, team },
    {
      locationTimestamp: begun,
      toiletBreakEnded: writer.nextSeqNum
    }
  )
  callTime(writer)
}

/** The play clock is stopped until the match restarts. */
export function suspension(writer: ScriptWriter, type: 'Rain' | 'Heat' | 'Darkness'): void {
  const { random } = writer
  const begun = writer.nextSeqNum
  writer.status(random.around(10_000, 0.3), { state: 'Suspended', suspensionType: type })
  writer.stopClock()
  const lastsMs = type === 'Darkness' ? random.between(14, 18) * HOUR_MS : random.around(0.6 * HOUR_MS, 0.4)
  writer.status(
    lastsMs,
    { state: 'Unsuspended', suspensionType: type },
    {
      locationTimestamp: begun,
      suspensionEnded: writer.nextSeqNum
    }
  )
  writer.status(random.around(60_000, 0.3), { state: 'PostSuspensionWarmup' })
  writer.status(random.around(300_000, 0.1), { state: 'PostSuspensionMatchRestart' })
  const untilPlayMs = random.around(11_000, 0.3)
  writer.startClock(untilPlayMs)
  writer.resume(untilPlayMs)
}

/** The players may rest for ten minutes in the heat and do not want to. */
export function heatBreakDeclined(writer: ScriptWriter): void {
  const here = writer.nextSeqNum
  writer.status(
    writer.random.around(8_000, 0.2),
    { state: 'Unsuspended', suspensionType: 'TenMinuteHeatBreak' },
    { locationTimestamp: here, suspensionEnded: here }
  )
  writer.resume(1_000)
}

export function coaching(writer: ScriptWriter, team: Team): void {
  const eventElementType = 'OnCourtCoaching'
  writer.packet(writer.random.around(5_000, 0.3), { eventElementType, team, status: 'Started' })
  writer.packet(writer.random.around(15_000, 0.3), { eventElementType, team, status: 'Finished' })
}

function callTime(writer: ScriptWriter): void {
  writer.packet(writer.random.around(15_000, 0.2), { eventElementType: 'TimeAnnouncement' })
  writer.resume(writer.random.around(22_000, 0.2))
}
