import { describe, expect, it } from 'vitest'
import {
  RallyPlayer,
  type Frames
} from '../../../../../../src-renderer/sports/tennis/rally/rally-player.svelte'

/** A screen that draws when it is told to. */
class ManualFrames implements Frames {
  #waiting = new Map<number, (nowMs: number) => void>()
  #handle = 0
  #nowMs = 0

  get requested(): number {
    return this.#waiting.size
  }

  request(callback: (nowMs: number) => void): number {
    this.#handle += 1
    this.#waiting.set(this.#handle, callback)
    return this.#handle
  }

  cancel(handle: number): void {
    this.#waiting.delete(handle)
  }

  draw(afterMs: number): void {
    this.#nowMs += afterMs
    const callbacks = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const callback of callbacks) callback(this.#nowMs)
  }
}

describe('the rally player', () => {
  it('requests frames only while playing', () => {
    const frames = new ManualFrames()
    const player = new RallyPlayer(frames)
    player.load(0, 3)
    expect(frames.requested).toBe(0)
    player.toggle()
    expect(frames.requested).toBe(1)
    frames.draw(16)
    frames.draw(100)
    expect(player.playback.atS).toBeCloseTo(0.1, 9)
    player.toggle()
    expect(frames.requested).toBe(0)
  })

  it('stops by itself at the end', () => {
    const frames = new ManualFrames()
    const player = new RallyPlayer(frames)
    player.load(0, 0.2)
    player.toggle()
    frames.draw(16)
    frames.draw(240)
    expect(player.playback).toMatchObject({ atS: 0.2, isPlaying: false })
    expect(frames.requested).toBe(0)
  })

  it('resumes where it was after the window was hidden', () => {
    const frames = new ManualFrames()
    const player = new RallyPlayer(frames)
    player.load(0, 60)
    player.toggle()
    frames.draw(16)
    frames.draw(30_000)
    expect(player.playback.atS).toBeLessThan(1)
  })

  it('keeps playing, or stays at the end, when more of the rally becomes known', () => {
    const frames = new ManualFrames()
    const player = new RallyPlayer(frames)
    player.load(0, 4)
    player.extend(0, 6)
    expect(player.playback.atS).toBe(6)
    player.playAnew()
    frames.draw(16)
    frames.draw(200)
    player.extend(0, 8)
    expect(player.playback).toMatchObject({ isPlaying: true, endS: 8 })
  })

  it('keeps speed and loop from rally to rally', () => {
    const player = new RallyPlayer(new ManualFrames())
    player.setSpeed(0.25)
    player.setLooping(true)
    player.load(0, 4)
    expect(player.playback).toMatchObject({ speed: 0.25, isLooping: true, isPlaying: false })
  })
})
