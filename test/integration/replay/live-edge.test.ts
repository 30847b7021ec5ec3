/** A court that is live and captured, and its log beside it as a replay: both through the stream of a window. */
import { afterEach, expect, it } from 'vitest'
import { EMPTY_RECEIVER, receiveFrame, type Frame, type ReceiverState } from '@shared/ipc/stream'
import type { CourtView } from '@shared/court/view'
import { courtSliceKey } from '@shared/ipc/slices'
import { PaintMonitor } from '../../../src-main/alarms/paint-monitor'
import { nodeFileSystem } from '../../../src-main/platform/files'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { systemClock } from '../../../src-main/platform/clock'
import { DemoFeed } from '../../../src-main/app/demo-feed'
import { Engine } from '../../../src-main/engine/engine'
import { SliceBoard } from '../../../src-main/engine/slice-board'
import { WindowStream } from '../../../src-main/ipc/window-stream'
import { ReplayService } from '../../../src-main/replay/replay-service'
import { WorkspaceState } from '../../../src-main/workspace/workspace-state'
import { courtDigest } from '../../support/court-digest'
import { eventually } from '../../support/eventually'
import { useTemporaryFolder } from '../../support/temporary-folder'
import { asTennis } from '../../support/tennis-courts'

const folder = useTemporaryFolder()
const ending: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ending.reverse()) await end()
  ending.length = 0
})

/** What a window holds, frame by frame. */
function openWindow(board: SliceBoard): {
  court(courtId: string): CourtView | null
  courtIds(): readonly string[]
} {
  let held: ReceiverState = EMPTY_RECEIVER
  let reply: (reply: unknown) => void = () => undefined
  const port = {
    send: (frame: Frame) => {
      const receipt = receiveFrame(held, frame)
      if (receipt.kind === 'applied') held = receipt.state
      queueMicrotask(() => reply({ kind: 'acknowledge', number: frame.number }))
    },
    onReply: (handle: (reply: unknown) => void) => (reply = handle),
    onClose: () => undefined
  }
  const stream = new WindowStream(
    port,
    board,
    'a test',
    systemClock,
    new PaintMonitor(systemClock).openMeter()
  )
  ending.push(() => stream.close())
  return {
    court: (courtId) => {
      const slice = held.slices.get(courtSliceKey(courtId))?.slice
      return slice?.kind === 'court' ? slice.court : null
    },
    courtIds: () => {
      const slice = held.slices.get('workspace')?.slice
      return slice?.kind === 'workspace' ? slice.courtIds : []
    }
  }
}

it('follows the live edge of a court being captured, and both show the same', async () => {
  const board = new SliceBoard()
  const workspace = new WorkspaceState(board, systemClock)
  const engine = new Engine({
    board,
    clock: systemClock,
    random: Math.random,
    openCapture: (spec) =>
      new CaptureWriter({
        folder: folder.path,
        courtName: 'demo',
        source: {
          feed: spec.feeds[0],
          otherFeeds: spec.feeds.slice(1),
          eventId: spec.eventId,
          host: '',
          clientVersion: 'test'
        },
        clock: systemClock,
        files: nodeFileSystem
      }),
    courtsChanged: (courtIds) => workspace.courtsChanged(courtIds)
  })
  const demo = new DemoFeed({ clock: systemClock, recordings: [], speed: 1 })
  ending.push(
    () => demo.stop(),
    () => engine.stop()
  )
  engine.start()
  const specs = await demo.start()
  if (!specs.ok) throw new Error(specs.error)
  const [spec] = specs.value
  if (spec === undefined) throw new Error('The demo has no court')
  engine.addCourt(spec)
  const window = openWindow(board)
  await eventually('the court is live', () => window.court(spec.courtId)?.connection.state === 'live')
  const live = engine.liveCourt(spec.courtId)
  if (live === null) throw new Error('The court is gone')
  await eventually('the log has begun', () => live.capture.status().fileName !== '')

  const service = new ReplayService({
    engine,
    clock: systemClock,
    files: nodeFileSystem,
    lease: () => () => undefined
  })
  const opened = await service.open(`${folder.path}/${live.capture.status().fileName}`)
  if (!opened.ok) throw new Error(opened.error)
  const replay = service.replay(opened.value)
  if (replay === null) throw new Error('The replay is gone')
  expect(service.command(replay, { kind: 'follow-live', on: true }).ok).toBe(true)
  live.note('seen at the desk')
  await eventually('the window follows', () => {
    const view = window.court(replay.courtId)
    return (
      view?.replay?.followsLive === true &&
      view.replay.growing &&
      view.packets.total === window.court(spec.courtId)?.packets.total
    )
  })
  await expect.poll(() => window.courtIds()).toEqual([spec.courtId, replay.courtId])
  const followed = window.court(replay.courtId)
  expect(followed).toMatchObject({
    origin: 'replay',
    capture: { state: 'off' },
    trust: { word: 'REPLAY' },
    suspendAdvice: null,
    replay: { state: 'playing', growing: true, problem: '' }
  })
  await eventually('both are the same at one moment', () => {
    const [liveNow, then] = [live.view(), replay.view()]
    return (
      liveNow.timeline.entries === then.timeline.entries &&
      JSON.stringify(asTennis(liveNow).score) === JSON.stringify(asTennis(then).score) &&
      JSON.stringify(withoutTimes(courtDigest(live, 0))) ===
        JSON.stringify(withoutTimes(courtDigest(replay, 0)))
    )
  })
  expect(replay.timelineRange('all', 0, 10_000).rows.map(({ text }) => text)).toContain('seen at the desk')
  expect(replay.marks().marks).toContainEqual(
    expect.objectContaining({ kind: 'note', label: 'seen at the desk' })
  )

  expect(service.command(replay, { kind: 'step', unit: 'packet', direction: -1 }).ok).toBe(true)
  await replay.settled()
  expect(replay.view().replay).toMatchObject({ state: 'paused', followsLive: false })
  const { position = 0, length = 0 } = replay.view().replay ?? {}
  expect(position).toBeLessThan(length)
  await live.stop()
  await eventually('the log is complete', () => replay.view().replay?.growing === false)
  expect(replay.view().replay?.fileName).not.toContain('.live.')
  expect(service.command(replay, { kind: 'seek-position', position: 1e9 }).ok).toBe(true)
  await replay.settled()
  expect(replay.view()).toMatchObject({ packets: { total: live.view().packets.total } })
  expect(engine.removeCourt(replay.courtId)).toBe(true)
  await eventually('the replay is closed', () => service.replay(replay.courtId) === null)
})

/** Monotonic stamps of both differ by a constant that only the log knows. */
const withoutTimes = ({
  lastPoint,
  lastPacket,
  corrected,
  conflict,
  ...rest
}: ReturnType<typeof courtDigest>) => ({
  ...rest,
  times: [lastPoint, lastPacket, corrected, conflict].map((time) => time !== null)
})
