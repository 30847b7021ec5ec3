/** Rally packets in a recording reach the court that is played from it. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { nodeFileSystem } from '../../../../../src-main/platform/files'
import { rallyText } from '../../../../support/rally-fixtures'
import { openReplay } from '../../../../support/replayed-log'
import { useTemporaryFolder } from '../../../../support/temporary-folder'
import { tennisBook, tennisView } from '../../../../support/tennis-courts'

const folder = useTemporaryFolder()
const events = readFileSync('fixtures/recordings/womens-singles.ndjson', 'utf8').trim().split('\n')
const rally = JSON.stringify(JSON.parse(rallyText('2024-one-rally')))

it('gives the same rallies whether played forward or rewound', async () => {
  const file = path.join(folder.path, 'mixed.ndjson')
  const place = 100
  writeFileSync(file, [...events.slice(0, place), rally, ...events.slice(place)].join('\n'))
  const replay = await openReplay(nodeFileSystem, [file])
  await replay.surveyed()
  const countAt = async (position: number): Promise<number> => {
    replay.command({ kind: 'seek-position', position })
    await replay.settled()
    return tennisView(replay).rallies?.count ?? 0
  }
  expect(await countAt(events.length + 1)).toBe(1)
  expect(tennisBook(replay.book).rallyList().rows).toMatchObject([
    { key: { set: 1, game: 2, point: 3 }, shots: 5 }
  ])
  // The point's packet is there as well.
  expect(tennisBook(replay.book).rallyList().rows[0]?.score).not.toBe('')
  expect(replay.view()).toMatchObject({ packets: { undecodable: 0, gapsOpen: 0 } })
  expect(await countAt(place)).toBe(0)
  expect(await countAt(place + 1)).toBe(1)
  await replay.stop()
})
