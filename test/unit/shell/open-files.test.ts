import { expect, it } from 'vitest'
import { LogInbox } from '../../../src-main/shell/open-files'

it('keeps logs until the console runs, and hands each over once', () => {
  const inbox = new LogInbox()
  inbox.put('a.mcap')
  inbox.put('b.mcap', 'c.ndjson')
  const opened: string[] = []
  inbox.empty((filePath) => opened.push(filePath))
  expect(opened).toEqual(['a.mcap', 'b.mcap', 'c.ndjson'])
  inbox.put('d.mcap')
  expect(opened).toEqual(['a.mcap', 'b.mcap', 'c.ndjson', 'd.mcap'])
})
