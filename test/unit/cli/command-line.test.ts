import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../../src-main/cli/command-line'

describe('the arguments of rallydesk-log', () => {
  it('name the files to inspect, and --json anywhere', () => {
    expect(parseCommandLine(['inspect', 'a.mcap', 'b.ndjson'])).toEqual({
      ok: true,
      value: { command: 'inspect', files: ['a.mcap', 'b.ndjson'], json: false }
    })
    expect(parseCommandLine(['recover', 'folder'])).toMatchObject({ value: { command: 'recover' } })
    expect(parseCommandLine(['--json', 'inspect', 'a'])).toMatchObject({ value: { json: true } })
    expect(parseCommandLine(['inspect', 'a', '--json'])).toMatchObject({ value: { json: true } })
  })

  it('may ask for help', () => {
    expect(parseCommandLine(['--help'])).toEqual({ ok: true, value: 'help' })
  })

  it.each([
    [[], /inspect FILE/],
    [['inspect'], /at least one file/],
    [['explode', 'a'], /“explode”/],
    [['inspect', 'a', '--xml'], /--xml/]
  ])('%j are refused with a reason', (argv, error) => {
    expect(parseCommandLine(argv)).toMatchObject({ ok: false, error: expect.stringMatching(error) as string })
  })
})
