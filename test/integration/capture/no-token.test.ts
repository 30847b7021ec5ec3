/** A real connection delivers into a capture: what the console sends to be let in must not be in the file. */
import { succeed } from '@shared/result'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { decodeTennisEvents } from '@shared/sports/tennis/feeds/events/decode'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { nodeFileSystem } from '../../../src-main/platform/files'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { systemClock } from '../../../src-main/platform/clock'
import { FeedConnection } from '../../../src-main/feeds/feed-connection'
import type { FeedSink } from '../../../src-main/feeds/feed-sink'
import { readAsStream } from '../../support/mcap-read-back'
import { useTemporaryFolder } from '../../support/temporary-folder'

const TOKEN = 'eyJhbGciOi.very-secret-token.0a1b2c'
const AUTHORISED = '{"message":"Authorised"}'
const folder = useTemporaryFolder()
let server: WebSocketServer

afterEach(() => new Promise((resolve) => server.close(resolve)))

test('no capture holds the token, even if the provider repeats it while closing', async () => {
  const heard: string[] = []
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      heard.push(data.toString())
      socket.send(AUTHORISED)
      socket.close(4001, `no more for ${TOKEN}`)
    })
  })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port')
  const host = `ws://127.0.0.1:${address.port}`

  const source = { feed: 'tennis-events', eventId: '2026-0991-MS005', host, clientVersion: 'test' }
  const capture = new CaptureWriter({
    folder: folder.path,
    courtName: 'Court 4',
    source,
    clock: systemClock,
    files: nodeFileSystem
  })
  const events: string[] = []
  const sink: FeedSink = {
    receive: (frame) => {
      capture.appendFrame(frame)
      return decodeTennisEvents(Buffer.from(frame.bytes).toString())
    },
    nextStartPosition: () => 0,
    statusChanged: () => undefined,
    connectionEvent: (event) => {
      events.push(event.kind)
      capture.appendConnectionEvent(event, systemClock.utcMs())
    }
  }
  const connection = new FeedConnection({
    hosts: [host],
    urlFor: (base) => `${base}/stream`,
    readToken: () => Promise.resolve(succeed(TOKEN)),
    sink,
    clock: systemClock,
    random: () => 0.5
  })
  connection.start()
  await expect.poll(() => events).toContain('closed')
  connection.stop()
  await capture.seal()

  expect(heard[0]).toContain(TOKEN)
  const [fileName = ''] = await readdir(folder.path)
  const content = await readFile(path.join(folder.path, fileName))
  const texts = readAsStream(content).messages.map(({ text }) => text)
  expect(texts).toContain(AUTHORISED)
  expect(texts.filter((text) => text.includes('"kind":"closed"')).length).toBeGreaterThan(0)
  expect(content.includes('very-secret')).toBe(false)
})
