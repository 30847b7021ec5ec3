/** The engine's interface to capturing: fire and forget. */

export interface CapturedFrame {
  /** The raw frame from the socket, unparsed. */
  readonly bytes: Uint8Array
  /** UTC in milliseconds. */
  readonly receivedAt: number
  /** Monotonic receive time; now if absent. */
  readonly monotonicMs?: number
  /** Which of the capture's feeds; its first one when absent. */
  readonly feed?: string
}

export interface CaptureStatus {
  readonly state: 'writing' | 'sealed' | 'failed' | 'off'
  /** Size of the file in bytes, as far as it is safely on the disk. */
  readonly bytes: number
  /** Without the folder; empty before the first record. */
  readonly fileName: string
  /** For the operator: what is wrong and what to do. Empty if all is well. */
  readonly message: string
}

export interface CaptureLog {
  /** Copies at once; never throws, never waits for the disk. Ignored after `seal`. */
  appendFrame(frame: CapturedFrame): void
  /** `event` must be plain JSON data. Same promises as `appendFrame`. */
  appendConnectionEvent(event: object, receivedAt: number, feed?: string): void
  /** The operator's note. */
  appendNote(text: string, receivedAt: number): void
  /** A transition of one of the court's alarms; plain JSON data. */
  appendAlarm(alarm: object, receivedAt: number): void
  status(): CaptureStatus
  /** Resolves when everything handed over so far is safely on the disk, or writing it has failed. */
  flush(): Promise<void>
  /** Ends the capture: resolves when the file is sealed, or when that has failed (see `status`). */
  seal(): Promise<void>
}

/** Stands in for a capture when the user has switched capturing off. */
export const captureOff: CaptureLog = {
  appendFrame: () => undefined,
  appendConnectionEvent: () => undefined,
  appendNote: () => undefined,
  appendAlarm: () => undefined,
  status: () => ({ state: 'off', bytes: 0, fileName: '', message: '' }),
  flush: () => Promise.resolve(),
  seal: () => Promise.resolve()
}
