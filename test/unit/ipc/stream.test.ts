import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FrameAssembler } from '@shared/ipc/frame-assembler'
import { EMPTY_RECEIVER, receiveFrame, type Frame, type ReceiverState } from '@shared/ipc/stream'
import { SliceBoard } from '../../../src-main/engine/slice-board'
import { workspaceSlice, clockSlice, courtSlice } from '../../support/slices'

/** What can happen between an engine and a window. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('put' as const), id: fc.nat(4), value: fc.nat(99) })
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: fc.nat(4) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('frame' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lost' as const) }) }
)

describe('a window’s stream', () => {
  it('ends up equal to a fresh snapshot, whatever was put, removed, coalesced or lost on the way', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const board = new SliceBoard()
        const assembler = new FrameAssembler('epoch', () => board.slices)
        board.subscribe((key) => assembler.noteChange(key))
        let window: ReceiverState = EMPTY_RECEIVER
        const deliver = (frame: Frame): void => {
          const receipt = receiveFrame(window, frame)
          if (receipt.kind === 'applied') window = receipt.state
          else assembler.requestSnapshot()
        }
        for (const { kind, ...rest } of steps) {
          if (kind === 'put' && 'value' in rest)
            board.put(rest.id === 0 ? clockSlice(rest.value) : courtSlice(`court ${rest.id}`, rest.value))
          if (kind === 'remove' && 'id' in rest) board.remove(`court:court ${rest.id}`)
          if (kind === 'frame' && assembler.hasNews) deliver(assembler.nextFrame())
          if (kind === 'lost' && assembler.hasNews) assembler.nextFrame()
        }
        board.put(workspaceSlice([]))
        deliver(assembler.nextFrame())
        if (assembler.hasNews) deliver(assembler.nextFrame())
        expect(window.slices).toEqual(board.slices)
      })
    )
  })

  it('leaves unchanged slices alone', () => {
    const board = new SliceBoard()
    const assembler = new FrameAssembler('epoch', () => board.slices)
    board.subscribe((key) => assembler.noteChange(key))
    board.put(courtSlice('one', 1))
    board.put(courtSlice('two', 1))
    const first = receiveFrame(EMPTY_RECEIVER, assembler.nextFrame())
    if (first.kind !== 'applied') throw new Error('a snapshot is always applied')
    board.put(courtSlice('two', 2))
    const second = receiveFrame(first.state, assembler.nextFrame())
    if (second.kind !== 'applied') throw new Error('the next delta fits')
    expect(second.state.slices.get('court:one')).toBe(first.state.slices.get('court:one'))
    expect(second.state.slices.get('court:two')).not.toBe(first.state.slices.get('court:two'))
  })

  it('asks for a snapshot when the engine has restarted', () => {
    const delta: Frame = { kind: 'delta', epoch: 'new', number: 0, changed: [], removed: [] }
    expect(receiveFrame(EMPTY_RECEIVER, delta).kind).toBe('resynchronise')
  })
})
