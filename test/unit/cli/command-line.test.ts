import { describe, expect, it } from 'vitest'
import { logProgram } from '../../../src-main/cli/command-line'
import { readArguments } from '../../../src-main/platform/program'

/** What the chosen command is given, or why none is. */
function read(...argv: readonly string[]) {
  const { program, inspect, verify, recover, exportLogs } = logProgram()
  const asked: { command: string; files: readonly string[]; options: object }[] = []
  for (const command of [inspect, verify, recover, exportLogs])
    command.action((files: readonly string[], options: object) => {
      asked.push({ command: command.name(), files, options })
    })
  return readArguments(program, argv, () => asked[0])
}

describe('the arguments of rallydesk-log', () => {
  it('are files, with --json after the command', () => {
    expect(read('inspect', 'a.mcap', 'b.ndjson')).toEqual({
      ok: true,
      value: { command: 'inspect', files: ['a.mcap', 'b.ndjson'], options: {} }
    })
    expect(read('recover', 'folder')).toMatchObject({ value: { command: 'recover', files: ['folder'] } })
    expect(read('verify', '--json', 'a')).toMatchObject({ value: { files: ['a'], options: { json: true } } })
    expect(read('inspect', 'a', '--json')).toMatchObject({ value: { options: { json: true } } })
  })

  it('export the timeline as CSV unless other formats are named', () => {
    expect(read('export', 'a', '--out', 'b')).toMatchObject({
      value: { files: ['a'], options: { out: 'b', format: ['events-csv'] } }
    })
    expect(
      read('export', 'a', '--out', 'b', '--from', '2031-05-05T10:00Z', '--format', 'raw, events-ndjson')
    ).toMatchObject({
      value: { options: { format: ['raw-ndjson', 'events-ndjson'], from: Date.UTC(2031, 4, 5, 10) } }
    })
  })

  it.each([
    [['--help'], 'Usage: rallydesk-log [options] [command]'],
    [['export', '--help'], 'Usage: rallydesk-log export [options] <files...>'],
    [['help', 'verify'], 'Usage: rallydesk-log verify [options] <files...>'],
    [['--version'], '0.1.0']
  ])('%j print a text and exit with 0', (argv, text) => {
    expect(read(...argv)).toMatchObject({
      ok: false,
      error: { status: 0, text: expect.stringContaining(text) as string }
    })
  })

  it.each([
    [[], /Usage: rallydesk-log/],
    [['inspect'], /missing required argument 'files'/],
    [['explode', 'a'], /unknown command 'explode'/],
    [['inspect', 'a', '--xml'], /unknown option '--xml'/],
    [['export', 'a'], /'--out <folder>' not specified/],
    [['export', '--out', 'b'], /missing required argument 'files'/],
    [['export', 'a', '--out', 'b', '--format', 'doc'], /“doc”/],
    [['export', 'a', '--out', 'b', '--format', 'report-pdf'], /PDF/],
    [['export', 'a', '--out', 'b', '--from', 'noon'], /Enter a time/]
  ])('%j are rejected with a reason', (argv, text) => {
    expect(read(...argv)).toMatchObject({
      ok: false,
      error: { status: 2, text: expect.stringMatching(text) as string }
    })
  })

  it('can be listed by a program, for manuals and completions', () => {
    const { program } = logProgram()
    expect(program.commands.map((command) => command.name())).toEqual([
      'inspect',
      'verify',
      'recover',
      'export'
    ])
    const described = program.commands.flatMap(({ options }) => options.map(({ description }) => description))
    expect(described.length).toBeGreaterThan(5)
    expect(described).not.toContain('')
  })
})
