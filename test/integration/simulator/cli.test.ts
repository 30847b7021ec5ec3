import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { useBundle } from '../../support/bundle'
import { StreamClient } from '../../support/stream-client'
import { useTemporaryFolder } from '../../support/temporary-folder'

const RECORDINGS = path.resolve('fixtures/recordings')

const folder = useTemporaryFolder()
const simulator = useBundle('src-main/simulator/cli.ts')

/** A run of the command line. `exit` is its exit code. */
function simulate(...args: readonly string[]) {
  const child = spawn(process.execPath, [simulator.path, ...args])
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (text: Buffer) => (said.stdout += text.toString('utf8')))
  child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString('utf8')))
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', () => {
      if (said.stdout.includes('Ctrl+C')) resolve()
    })
  })
  return { child, said, exit, ready }
}

const packetsOf = ({ texts }: StreamClient): readonly string[] =>
  texts.filter((text) => !text.startsWith('{"message"'))

describe('npm run simulate', () => {
  it('prints working addresses and a token, and exits cleanly on SIGTERM', async () => {
    const { child, said, exit, ready } = simulate('--port', '0', '--courts', '3', '--token', 'abc')
    await ready
    expect(said.stdout).toContain('Token: abc')
    const urls = said.stdout.match(/ws:\S+\/stream/g) ?? []
    expect(urls).toHaveLength(3)
    const stream = await StreamClient.withToken(urls[0] ?? '', 'abc')
    await stream.until(() => stream.seqNums.length > 3)
    child.kill('SIGTERM')
    expect(await stream.closed()).toBe(1001)
    expect(await exit).toBe(0)
  })

  it.each(['womens-singles-2016', 'doubles-incidents', 'damaged'])('plays %s byte for byte', async (name) => {
    const file = path.join(RECORDINGS, `${name}.ndjson`)
    const args = ['--port', '0', '--recording', file, '--event-id', '2031-0042-MS003', '--speed', '10000']
    const { child, said, exit, ready } = simulate(...args)
    await ready
    const url = /ws:\S+\/2031-0042-MS003\/stream/.exec(said.stdout)?.[0] ?? ''
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
    const stream = await StreamClient.withToken(`${url}?startPosition=1`, 'rallydesk-demo')
    await stream.until(() => packetsOf(stream).length === lines.length)
    expect(packetsOf(stream)).toEqual(lines)
    child.kill('SIGINT')
    expect(await exit).toBe(0)
  })

  it('plays volleyball with the settings that it prints, and exits cleanly', async () => {
    const recording = path.join(folder.path, 'volleyball.ndjson')
    const envelope = '{"sportId":91189,"fixtureId":"77","source":"SimSource","sequenceId":1,"actionId":0}'
    await writeFile(recording, `${envelope}\n`)
    const args = ['--port', '0', '--courts', '0', '--volleyball', '1', '--volleyball-recording', recording]
    const { child, said, exit, ready } = simulate(...args)
    await ready
    expect(said.stdout).not.toContain('courts')
    const setting = (name: string): string => new RegExp(`${name} (\\S+)`).exec(said.stdout)?.[1] ?? ''
    const key = setting('API key:')
    const form = { grant_type: 'client_credentials', client_id: key, client_secret: key }
    const reply = await fetch(setting('token address'), { method: 'POST', body: new URLSearchParams(form) })
    const { access_token: authorization } = (await reply.json()) as { access_token: string }
    const lines = [...said.stdout.matchAll(/fixture (\d+), source (\w+), sport (\d+)/g)]
    expect(lines).toHaveLength(2)
    for (const [, fixtureId = '', sourceId = '', sportId = ''] of lines) {
      const url = `${setting('API address')}/sources/${sourceId}/sports/${sportId}/fixtures/${fixtureId}/events`
      const events = await fetch(url, { headers: { 'x-api-key': key, authorization } })
      if (fixtureId === '77') expect(await events.text()).toBe(`{"items":[${envelope}],"hasMore":false}`)
      else
        expect(await events.text()).toContain(
          `"fixtureId":"${fixtureId}","source":"${sourceId}","sequenceId":1,`
        )
    }
    child.kill('SIGTERM')
    expect(await exit).toBe(0)
  })

  it('says what is wrong with a volleyball recording and exits with 1', async () => {
    const recording = path.join(folder.path, 'damaged.ndjson')
    await writeFile(recording, '{"seqNum":1}\n')
    const { said, exit } = simulate('--port', '0', '--volleyball-recording', recording)
    expect(await exit).toBe(1)
    expect(said.stderr).toContain('Line 1 is no match event')
  })

  it('explains bad arguments and exits with 2', async () => {
    const { said, exit } = simulate('--speed', 'fast')
    expect(await exit).toBe(2)
    expect(said.stderr).toContain("'--speed <factor>' argument 'fast' is invalid")
  })

  it('says which recording cannot be read and exits with 1', async () => {
    const { said, exit } = simulate('--recording', 'nowhere.ndjson')
    expect(await exit).toBe(1)
    expect(said.stderr).toContain('nowhere.ndjson')
  })

  it('prints help', async () => {
    const { said, exit } = simulate('--help')
    expect(await exit).toBe(0)
    expect(said.stdout).toContain('Usage: npm run simulate')
  })
})
