import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../../src-main/simulator/command-line'

describe('parseCommandLine', () => {
  it('runs the demo without arguments', () => {
    expect(parseCommandLine([])).toMatchObject({
      ok: true,
      value: { port: 7011, tokens: ['rallydesk-demo'], courts: 8, recordings: [], speed: null, faults: [] }
    })
  })

  it('reads every option', () => {
    const argv =
      '--port 0 --token a --token b --recording x.ndjson --recording y.ndjson --speed 100 --seed 9 ' +
      '--event-id 2031-0042-ms003 --start-at 2031-05-06T12:00:00Z --open-after 5000 --fault drop@120 --fault cut@9! --incident correction@5 ' +
      '--rallies 2022 --rally-types schema --rally-fault nan@3 --rally-fault hole@5+2 ' +
      '--volleyball 3 --volleyball-recording v.ndjson --volleyball-fault cut@30s --volleyball-fault away@60s:10000'
    expect(parseCommandLine(argv.split(' '))).toMatchObject({
      ok: true,
      value: {
        port: 0,
        tokens: ['a', 'b'],
        courts: 2,
        seed: 9,
        recordings: ['x.ndjson', 'y.ndjson'],
        eventIds: ['2031-0042-MS003'],
        speed: 100,
        startAt: Date.UTC(2031, 4, 6, 12),
        opensAfterMs: 5_000,
        faults: [{ effect: { kind: 'drop' } }, { effect: { kind: 'cut' }, permanent: true }],
        incidents: [{ kind: 'correction', atPoint: 5 }],
        rallies: {
          generation: 2022,
          typeNames: 'schema',
          faults: [
            { kind: 'nan', rally: 3, count: 1 },
            { kind: 'hole', rally: 5, count: 2 }
          ]
        },
        volleyball: {
          matches: 3,
          recordings: ['v.ndjson'],
          faults: [
            { kind: 'cut', afterMs: 30_000 },
            { kind: 'away', afterMs: 60_000, value: 10_000 }
          ]
        }
      }
    })
  })

  it.each([
    ['', 2],
    ['--courts 1', 2],
    ['--recording x.ndjson', 0],
    ['--volleyball-recording v.ndjson', 0],
    ['--recording x.ndjson --volleyball 1', 1]
  ])('with “%s” generates %i volleyball matches', (argv, matches) => {
    const words = argv.split(' ').filter((word) => word !== '')
    expect(parseCommandLine(words)).toMatchObject({ ok: true, value: { volleyball: { matches } } })
  })

  it('answers --help with the usage', () => {
    const text = expect.stringContaining('Usage: npm run simulate') as string
    expect(parseCommandLine(['--port', '0', '--help'])).toEqual({ ok: false, error: { status: 0, text } })
  })

  it.each([
    ['--port 70000', /--port/],
    ['--courts 65', /--courts/],
    ['--courts 0 --volleyball 0', /nothing to play/],
    ['--volleyball many', /--volleyball/],
    ['--volleyball-fault storm@5s', /storm/],
    ['--speed fast', /--speed/],
    ['--start-at yesterday', /--start-at/],
    ['--fault drop', /drop/],
    ['--incident earthquake@5', /earthquake/],
    ['--incident challenge', /KIND@POINT/],
    ['--rallies 2023', /2024, 2022, none/],
    ['--rally-types both', /samples, schema/],
    ['--rally-fault nan', /KIND@RALLY/],
    ['--rally-fault storm@5', /storm/],
    ['--event-id MS003', /2026-0042-MS003/],
    ['--courts 1 --event-id 2031-0042-MS003 --event-id 2031-0042-MS004', /2 times for 1 courts/],
    ['--event-id 2031-0042-MS003 --event-id 2031-0042-MS003', /its own id/],
    ['--colour red', /--colour/],
    ['extra', /too many arguments/]
  ])('refuses %s', (argv, error) => {
    expect(parseCommandLine(argv.split(' '))).toMatchObject({
      ok: false,
      error: { status: 2, text: expect.stringMatching(error) as string }
    })
  })
})
