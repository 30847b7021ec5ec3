/**
 * The stream protocol between the engine and one window, without timers and ports: the sender builds frames, the
 * receiver applies them. The main process adds pacing, the renderer painting.
 */
import * as v from 'valibot'
import { sliceKey, SliceSchema, type Slice } from './slices'

export const FRAME_INTERVAL_MS = 16
export const HIDDEN_FRAME_INTERVAL_MS = 250
export const MAX_UNACKNOWLEDGED_FRAMES = 2

export const FrameSchema = v.object({
  /** `snapshot` replaces everything the window holds; `delta` changes part of it. */
  kind: v.picklist(['snapshot', 'delta']),
  /** A new epoch means the engine restarted: nothing older may be kept. */
  epoch: v.string(),
  /** Increases by one per frame within an epoch. */
  number: v.pipe(v.number(), v.integer(), v.minValue(0)),
  changed: v.array(v.object({ version: v.number(), slice: SliceSchema })),
  removed: v.array(v.string())
})
export type Frame = v.InferOutput<typeof FrameSchema>

/** What a window sends back over its port. */
export const StreamReplySchema = v.variant('kind', [
  v.object({ kind: v.literal('acknowledge'), number: v.number() }),
  v.object({ kind: v.literal('resynchronise') }),
  v.object({ kind: v.literal('visibility'), hidden: v.boolean() })
])
export type StreamReply = v.InferOutput<typeof StreamReplySchema>

export interface VersionedSlice {
  readonly version: number
  readonly slice: Slice
}

/** All slices a window holds, by `sliceKey`. */
export type SliceMap = ReadonlyMap<string, VersionedSlice>

export interface ReceiverState {
  readonly epoch: string
  readonly number: number
  readonly slices: SliceMap
}

export const EMPTY_RECEIVER: ReceiverState = { epoch: '', number: -1, slices: new Map() }

export type FrameReceipt =
  | { readonly kind: 'applied'; readonly state: ReceiverState }
  /** A gap or another epoch: the state is unchanged and a snapshot must be requested. */
  | { readonly kind: 'resynchronise' }

/** Applies a frame to what a window holds. Slices that did not change keep their identity. */
export function receiveFrame(state: ReceiverState, frame: Frame): FrameReceipt {
  if (frame.kind === 'delta' && (frame.epoch !== state.epoch || frame.number !== state.number + 1))
    return { kind: 'resynchronise' }
  const slices = new Map(frame.kind === 'snapshot' ? [] : state.slices)
  for (const key of frame.removed) slices.delete(key)
  for (const entry of frame.changed) slices.set(sliceKey(entry.slice), entry)
  return { kind: 'applied', state: { epoch: frame.epoch, number: frame.number, slices } }
}
