import { sliceKey, type Slice } from '@shared/ipc/slices'
import type { SliceMap } from '@shared/ipc/stream'
import { describe, expect, it } from 'vitest'
import { EngineState, SILENT_AFTER_MS } from '../../../../src-renderer/state/engine.svelte'
import { ManualClock } from '../../../support/manual-clock'
import { clockSlice, courtSlice, workspaceSlice } from '../../../support/slices'
import { courtInPlay } from '../court-fixture'
import { replayView } from '../replay-fixture'

const mapOf = (...slices: Slice[]): SliceMap =>
  new Map(slices.map((slice) => [sliceKey(slice), { version: 1, slice }]))

describe('the engine state of a window', () => {
  it('is not loaded before the first snapshot', () => {
    const engine = new EngineState(new ManualClock())
    expect(engine.isLoaded).toBe(false)
    expect(engine.courts).toEqual([])
    engine.receive(mapOf(workspaceSlice([]), clockSlice(1)))
    expect(engine.isLoaded).toBe(true)
  })

  it('lists the courts that have arrived, in the operator’s order', () => {
    const engine = new EngineState(new ManualClock())
    engine.receive(mapOf(workspaceSlice(['b', 'missing', 'a']), courtSlice('a', 1), courtSlice('b', 2)))
    expect(engine.courts.map((court) => court.courtId)).toEqual(['b', 'a'])
  })

  it('says how long the engine has been silent, and when it is back', () => {
    const clock = new ManualClock()
    const engine = new EngineState(clock)
    clock.advance(500)
    engine.receive(mapOf(workspaceSlice([])))
    const lastFrameAt = clock.utcMs()

    clock.advance(SILENT_AFTER_MS - 1)
    engine.checkSilence()
    expect(engine.silence).toBeNull()

    clock.advance(1)
    engine.checkSilence()
    expect(engine.silence).toEqual({ sinceAt: lastFrameAt, ageMs: SILENT_AFTER_MS })

    engine.receive(mapOf(workspaceSlice([])))
    expect(engine.silence).toBeNull()
  })

  it('notices an engine that never answered', () => {
    const clock = new ManualClock()
    const engine = new EngineState(clock)
    const startedAt = clock.utcMs()
    clock.advance(5000)
    engine.checkSilence()
    expect(engine.silence).toEqual({ sinceAt: startedAt, ageMs: 5000 })
  })
})

describe('the current time of a court', () => {
  it('is the engine’s for a live court, and the log’s for a replay', () => {
    const engine = new EngineState(new ManualClock())
    engine.receive(mapOf(clockSlice(45_000)))
    expect(engine.nowOf(courtInPlay())).toBe(45_000)
    expect(engine.nowOf(courtInPlay({ replay: replayView({ nowMonotonicMs: 700 }) }))).toBe(700)
  })
})
