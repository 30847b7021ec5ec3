/** The court's measures in metres (ITF Rules of Tennis, rule 1). Lines belong to what they bound. */

export const BASELINE_X_M = 11.885
export const SERVICE_LINE_X_M = 6.4
export const SINGLES_LINE_Y_M = 4.115
const NET_MIDDLE_M = 0.914
const NET_POST_M = 1.07
/** Singles sticks stand 0.914 m outside the singles court. */
const SINGLES_STICK_Y_M = SINGLES_LINE_Y_M + 0.914

/** Which half of the court: 1 at positive x, -1 at negative. */
export type End = 1 | -1

export const otherEnd = (end: End): End => (end === 1 ? -1 : 1)

/** The height of the net, which hangs through towards its middle. */
export const netHeight = (y: number): number =>
  NET_MIDDLE_M + (NET_POST_M - NET_MIDDLE_M) * Math.min(1, Math.abs(y) / SINGLES_STICK_Y_M)
