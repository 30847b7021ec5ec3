/** Feeds through a proxy, and certificates that a company brings along. */
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import path from 'node:path'
import { rootCertificates } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Settings } from '@shared/settings'
import { systemClock } from '../../../../src-main/platform/clock'
import { FeedNetwork } from '../../../../src-main/feeds/network/feed-network'
import { eventually } from '../../../support/eventually'
import { useTemporaryFolder } from '../../../support/temporary-folder'
import { AUTHORISED, HEARTBEAT, portOf, TestProvider } from '../../../support/test-provider'
import { watchCourt } from '../../../support/watched-court'

let provider: TestProvider
let proxy: Server
let network: Settings['network']
let caProblems: string[]
/** What the proxy was asked to connect to. */
let asked: string[]

beforeEach(async () => {
  provider = await TestProvider.start()
  asked = []
  caProblems = []
  network = { systemProxy: true, extraCaFile: '' }
  proxy = createServer().on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    const upstream = connect(provider.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(upstream).pipe(socket)
    })
    socket.on('error', () => upstream.destroy())
    upstream.on('error', () => socket.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
})

afterEach(async () => {
  await provider.stop()
  proxy.closeAllConnections()
  proxy.close()
})

const feedNetwork = (answer: string): FeedNetwork =>
  new FeedNetwork({
    settings: () => network,
    resolveProxy: () => Promise.resolve(answer),
    reportCaProblem: (problem) => caProblems.push(problem)
  })

describe('a proxy', () => {
  it('from the operating system carries a feed', async () => {
    const way = feedNetwork(`PROXY 127.0.0.1:${portOf(proxy)}; DIRECT`)
    const { court, view } = watchCourt(
      'ws://feeds.example',
      '2031-0042-MS003',
      'a-token-for-tests',
      systemClock,
      {
        socketOptionsFor: (url) => way.socketOptionsFor(url)
      }
    )
    const visit = await provider.visit(1)
    visit.send(AUTHORISED, HEARTBEAT)
    await eventually('the feed is live', () => view().connection.state === 'live')
    expect(asked).toEqual(['feeds.example:80'])
    await court.stop()
  })

  it('is bypassed for this computer, and when the user turns it off', async () => {
    const way = feedNetwork(`PROXY 127.0.0.1:${portOf(proxy)}`)
    expect(await way.socketOptionsFor(`ws://127.0.0.1:${provider.port}/x`)).toEqual({})
    network = { ...network, systemProxy: false }
    expect(await way.socketOptionsFor('wss://feeds.example/x')).toEqual({})
  })
})

describe('extra certificates', () => {
  const folder = useTemporaryFolder()

  it('are trusted beside the usual ones, and a file without any is reported', async () => {
    const file = path.join(folder.path, 'company.pem')
    network = { systemProxy: false, extraCaFile: file }
    const way = feedNetwork('DIRECT')
    expect(await way.socketOptionsFor('wss://feeds.example/x')).toEqual({})
    await writeFile(file, 'no certificate')
    expect(await way.socketOptionsFor('wss://feeds.example/x')).toEqual({})
    const pem = rootCertificates[0] ?? ''
    await writeFile(file, pem)
    expect((await way.socketOptionsFor('wss://feeds.example/x')).ca).toEqual([...rootCertificates, pem])
    expect(caProblems).toEqual([
      expect.stringContaining('company.pem'),
      expect.stringContaining('no PEM certificate'),
      ''
    ])
  })
})
