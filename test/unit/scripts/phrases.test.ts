import { expect, test } from 'vitest'
import { bannedPhrases } from '../../../scripts/phrases.mjs'

test.each([
  ['The court is told of it.', 'told'],
  ['What was said of it', 'said of'],
  ['Retrying …', '…'],
  ['the operator changes his mind', 'his'],
  ['It stands in the log.', 'stands']
])('"%s" holds a banned phrase', (text, phrase) => {
  expect(bannedPhrases(`fine\n${text}\n`)).toContainEqual(expect.objectContaining({ line: 2, phrase }))
})

test.each(['Retrying…', 'keys 1 … 9', 'toldoth', 'the theory understands this', 'Standstill'])(
  '"%s" is fine',
  (text) => {
    expect(bannedPhrases(text)).toEqual([])
  }
)
