import { describe, expect, it } from 'vitest'
import { advancePlayer, behindIdle, commandPlayer, pausedAt, type PlayedLog } from '@shared/logs/player'

const log: PlayedLog = { startMs: 1_000, endMs: 100_000, isOpenEnded: false, idleStretches: [] }
const idle = {
  ...log,
  idleStretches: [
    { fromMs: 10_000, toMs: 30_000 },
    { fromMs: 50_000, toMs: 60_000 }
  ]
}
const playing = { ...pausedAt(5_000), isPlaying: true }

describe('playing', () => {
  it.each([0.1, 1, 60])('runs at %d times real speed', (speed) => {
    expect(advancePlayer({ ...playing, speed }, 100, log).atMs).toBe(5_000 + 100 * speed)
  })

  it('stands still while paused', () => {
    expect(advancePlayer(pausedAt(5_000), 100, log)).toEqual(pausedAt(5_000))
  })

  it('stops at the end, and starts over when played from there', () => {
    const ended = advancePlayer({ ...playing, atMs: 99_990 }, 100, log)
    expect(ended).toMatchObject({ atMs: 100_000, isPlaying: false })
    expect(commandPlayer(ended, { kind: 'play' }, log)).toMatchObject({ atMs: 1_000, isPlaying: true })
  })

  it('waits at the end of a log that is still being written', () => {
    const open = { ...log, isOpenEnded: true }
    const waiting = advancePlayer({ ...playing, atMs: 99_990 }, 100, open)
    expect(waiting).toMatchObject({ atMs: 100_000, isPlaying: true })
    expect(advancePlayer(waiting, 100, { ...open, endMs: 100_040 }).atMs).toBe(100_040)
  })

  it('skips idle time on request', () => {
    const skipping = { ...playing, atMs: 9_950, skipIdle: true }
    expect(advancePlayer(skipping, 100, idle).atMs).toBe(30_000)
    expect(advancePlayer({ ...skipping, skipIdle: false }, 100, idle).atMs).toBe(10_050)
    expect(
      [9_999, 10_000, 29_999, 30_000, 55_000, 70_000].map((at) => behindIdle(at, idle.idleStretches))
    ).toEqual([9_999, 30_000, 30_000, 30_000, 60_000, 70_000])
  })

  it('loops a section', () => {
    const stretch = { fromMs: 4_000, toMs: 6_000 }
    const looping = commandPlayer(playing, { kind: 'loop', stretch }, log)
    expect(looping.atMs).toBe(5_000)
    expect(advancePlayer(looping, 900, log).atMs).toBe(5_900)
    expect(advancePlayer(looping, 1_000, log)).toMatchObject({ atMs: 4_000, isPlaying: true })
    expect(commandPlayer({ ...playing, atMs: 50_000 }, { kind: 'loop', stretch }, log).atMs).toBe(4_000)
    expect(commandPlayer(looping, { kind: 'loop', stretch: { fromMs: 2, toMs: 2 } }, log).loop).toBeNull()
  })
})

describe('following the live edge', () => {
  const open = { ...log, isOpenEnded: true }
  const following = commandPlayer(pausedAt(5_000), { kind: 'follow-live', on: true }, open)

  it('stays at the end while time passes between records', () => {
    expect(following).toMatchObject({ atMs: 100_000, isPlaying: true, followsLive: true })
    expect(advancePlayer(following, 500, open).atMs).toBe(100_500)
    expect(advancePlayer(following, 500, { ...open, endMs: 101_000 }).atMs).toBe(101_000)
  })

  it('ends when the log ends', () => {
    expect(advancePlayer(following, 500, log)).toMatchObject({
      atMs: 100_000,
      isPlaying: false,
      followsLive: false
    })
  })

  it.each([{ kind: 'pause' }, { kind: 'speed', speed: 2 }, { kind: 'seek-time', atMs: 7_000 }] as const)(
    'ends when the operator takes over: $kind',
    (command) => {
      expect(commandPlayer(following, command, open).followsLive).toBe(false)
    }
  )

  it('is impossible in a complete log', () => {
    expect(commandPlayer(playing, { kind: 'follow-live', on: true }, log)).toMatchObject({
      atMs: 100_000,
      followsLive: false
    })
  })
})

it('seeks within the log only', () => {
  const seek = (atMs: number) => commandPlayer(playing, { kind: 'seek-time', atMs }, log).atMs
  expect([-5, 70_000, 1e15].map(seek)).toEqual([1_000, 70_000, 100_000])
})
