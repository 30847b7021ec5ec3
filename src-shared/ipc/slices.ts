/** The slices that make up a window's stream. Each is complete: a newer version replaces the older one. */
import * as v from 'valibot'
import { AlarmsSliceSchema } from '../alarms/view'
import { ExportJobSchema } from '../logs/export-view'
import { CourtViewSchema } from '../sports/sport-of'

const ClockSliceSchema = v.object({
  kind: v.literal('clock'),
  /** The engine's clocks, sent about once a second: the only source of ages in the views. */
  utcMs: v.number(),
  monotonicMs: v.number()
})

const WorkspaceSliceSchema = v.object({
  kind: v.literal('workspace'),
  /** All courts in the operator's order. */
  courtIds: v.array(v.string()),
  demoRunning: v.boolean(),
  /** The court opened last from outside the windows: a dropped or double-clicked file. */
  opened: v.nullable(v.object({ courtId: v.string(), monotonicMs: v.number() })),
  /** Problems of the whole console and what to do about each, such as a full disk. */
  notices: v.array(
    v.object({ id: v.string(), tone: v.picklist(['low', 'high', 'critical']), text: v.string() })
  )
})

const FeedsSliceSchema = v.object({
  kind: v.literal('feeds'),
  feeds: v.array(
    v.object({
      /** "Tennis events" */
      label: v.string(),
      connections: v.number(),
      /** Connections that are live, finished or waiting for their match to open. */
      healthy: v.number(),
      messagesPerSecond: v.number(),
      delayP99Ms: v.nullable(v.number()),
      /** What is wrong, shortest first ("2 reconnecting"); empty if all is well. */
      trouble: v.string()
    })
  ),
  capture: v.object({
    state: v.picklist(['writing', 'failed', 'off']),
    files: v.number(),
    bytes: v.number(),
    message: v.string()
  })
})

const ExportsSliceSchema = v.object({ kind: v.literal('exports'), jobs: v.array(ExportJobSchema) })

/** Changes when the list of log files should be reloaded. */
const CapturesSliceSchema = v.object({ kind: v.literal('captures'), revision: v.number() })

const CourtSliceSchema = v.object({ kind: v.literal('court'), court: CourtViewSchema })

export const SliceSchema = v.variant('kind', [
  ClockSliceSchema,
  WorkspaceSliceSchema,
  FeedsSliceSchema,
  AlarmsSliceSchema,
  ExportsSliceSchema,
  CapturesSliceSchema,
  CourtSliceSchema
])
export type Slice = v.InferOutput<typeof SliceSchema>
export type SliceOf<Kind extends Slice['kind']> = Extract<Slice, { kind: Kind }>

/** The identity of a slice: two slices with the same key are versions of the same thing. */
export const sliceKey = (slice: Slice): string =>
  slice.kind === 'court' ? `court:${slice.court.courtId}` : slice.kind

export const courtSliceKey = (courtId: string): string => `court:${courtId}`
