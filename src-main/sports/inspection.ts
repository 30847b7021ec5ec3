/** What `rallydesk-log inspect` needs of a sport. */
import type { LogRecord } from '../records/log-record'

/** What is in the log of one court. */
export interface InspectedCourt {
  /** The object that `inspect --json` prints; docs/inspect.md. */
  readonly facts: object
  /** Whether anything is missing, unreadable or contradictory. */
  readonly hasFindings: boolean
  /** The same as text for people: several lines, the last with a line end. */
  report(): string
}

/** Reads any number of files and says what is in them. */
export interface SportInspection {
  openFile(file: InspectedFile): FileInspection
  /** After all files: courts that several of them belong to are one. */
  finish(): readonly InspectedCourt[]
}

export interface InspectedFile {
  /** As given. */
  readonly file: string
  /** Captures name the match of every record, recordings do not. */
  readonly kind: 'capture' | 'recording'
}

export interface FileInspection {
  /** Whether anything was a message of the sport. */
  readonly hasMessages: boolean
  readonly undecodable: number
  /** Takes a record of one of the sport's feeds: a frame or an event. */
  take(record: LogRecord): void
  /** Counts lines that do not show their feed as lines of this sport's only match. */
  addUndecodable(lines: number): void
  /** `problem`: what is wrong with the file, in words; empty if nothing is. */
  finish(problem: string): void
}
