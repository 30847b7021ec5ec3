import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../../src-main/app/command-line'

describe('parseCommandLine', () => {
  it.each([
    ['', { recordings: [], speed: 1, logs: [] }],
    [
      '. --recording a.ndjson --recording b.ndjson --speed 20',
      { recordings: ['a.ndjson', 'b.ndjson'], speed: 20, logs: [] }
    ],
    ['match.mcap', { logs: ['match.mcap'] }],
    [
      '--lang de one.mcap --recording=a.ndjson --trace=t.ndjson',
      { recordings: ['a.ndjson'], logs: ['one.mcap'] }
    ],
    ['. --no-sandbox one.MCAP notes.txt two.ndjson', { recordings: [], logs: ['one.MCAP', 'two.ndjson'] }]
  ])('reads %j', (line, expected) => {
    expect(parseCommandLine(line.split(' ').filter((word) => word !== ''))).toMatchObject({
      ok: true,
      value: expected
    })
  })

  it.each(['--recording', '--recording --speed 2', '--speed 0', '--speed fast', '--speed 1e9'])(
    'refuses %s',
    (line) => {
      expect(parseCommandLine(line.split(' '))).toMatchObject({
        ok: false,
        error: { status: 2, text: expect.stringContaining(line.split(' ')[0] ?? '') as string }
      })
    }
  )

  it('answers --help with the usage', () => {
    const text = expect.stringContaining('Usage: rallydesk [options] [logs...]') as string
    expect(parseCommandLine(['.', '--help'])).toEqual({ ok: false, error: { status: 0, text } })
  })
})
