import { describe, expect, it } from 'vitest'
import { commandsOfKey, speedBeside } from '../../../../../src-renderer/views/replay/replay-keys'
import { LOG_END_MS, LOG_START_MS, replayView } from '../../replay-fixture'

const press = (key: string, replay = replayView(), shiftKey = false) =>
  commandsOfKey({ key, shiftKey }, replay, ['game', 'set'])
const playing = replayView({ state: 'playing' })
const HERE_MS = LOG_START_MS + 3_600_000

describe('the replay keys', () => {
  it('play and pause with Space and K', () => {
    for (const key of [' ', 'k', 'K']) {
      expect(press(key)).toEqual([{ kind: 'play' }])
      expect(press(key, playing)).toEqual([{ kind: 'pause' }])
    }
  })

  it('play faster with L and slower with J, within the list of speeds', () => {
    expect(press('l')).toEqual([{ kind: 'play' }])
    expect(press('l', playing)).toEqual([{ kind: 'speed', speed: 2 }])
    expect(press('l', replayView({ state: 'playing', speed: 60 }))).toEqual([{ kind: 'speed', speed: 60 }])
    expect(press('j', playing)).toEqual([{ kind: 'speed', speed: 0.5 }])
    expect(speedBeside(0.1, -1)).toBe(0.1)
    expect([speedBeside(7, 1), speedBeside(7, -1)]).toEqual([10, 5])
  })

  it('step by packet, point, game and set in both directions', () => {
    const step = (key: string, shiftKey = false) => press(key, replayView(), shiftKey)
    expect(step(',')).toEqual([{ kind: 'step', unit: 'packet', direction: -1 }])
    expect(step('.')).toEqual([{ kind: 'step', unit: 'packet', direction: 1 }])
    expect(step('ArrowRight', true)).toEqual([{ kind: 'step', unit: 'packet', direction: 1 }])
    expect(step('ArrowLeft')).toEqual([{ kind: 'step', unit: 'point', direction: -1 }])
    expect(step(']')).toEqual([{ kind: 'step', unit: 'game', direction: 1 }])
    expect(step('{', true)).toEqual([{ kind: 'step', unit: 'set', direction: -1 }])
  })

  it('step by set in a sport without games', () => {
    for (const [key, direction] of [
      ['[', -1],
      [']', 1],
      ['{', -1],
      ['}', 1]
    ] as const)
      expect(commandsOfKey({ key, shiftKey: false }, replayView(), ['set'])).toEqual([
        { kind: 'step', unit: 'set', direction }
      ])
  })

  it('set the ends of a loop; an impossible end falls back to that of the log', () => {
    const stretch = (fromMs: number, toMs: number) => [{ kind: 'loop', stretch: { fromMs, toMs } }]
    expect(press('i')).toEqual(stretch(HERE_MS, LOG_END_MS))
    expect(press('o')).toEqual(stretch(LOG_START_MS, HERE_MS))
    const loop = { fromMs: HERE_MS - 5000, toMs: HERE_MS + 5000 }
    expect(press('i', replayView({ loop }))).toEqual(stretch(HERE_MS, loop.toMs))
    expect(press('o', replayView({ loop }))).toEqual(stretch(loop.fromMs, HERE_MS))
    expect(press('o', replayView({ loop: { fromMs: HERE_MS, toMs: LOG_END_MS } }))).toEqual(
      stretch(LOG_START_MS, HERE_MS)
    )
  })

  it('follow the live edge of a growing log only', () => {
    expect(press('f', replayView({ growing: true }))).toEqual([{ kind: 'follow-live', on: true }])
    expect(press('f')).toEqual([])
    expect(press('x')).toEqual([])
  })
})
