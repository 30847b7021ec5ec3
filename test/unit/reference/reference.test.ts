import { format, resolveConfig } from 'prettier'
import { expect, it } from 'vitest'
import {
  alarmsPage,
  commandLinePage,
  exportColumnsPage,
  ipcPage,
  settingsPage,
  undocumented
} from '../../support/reference/pages'

it.each([
  ['ipc', ipcPage],
  ['alarms', alarmsPage],
  ['settings', settingsPage],
  ['export-columns', exportColumnsPage],
  ['command-line', commandLinePage]
] as const)('docs/reference/%s.md matches the code; if not, run npm run reference', async (name, page) => {
  const file = `docs/reference/${name}.md`
  const text = await format(page(), { ...(await resolveConfig(file)), filepath: file })
  await expect(text).toMatchFileSnapshot(`../../../${file}`)
})

it('docs/reference explains every call and every setting', () => {
  expect(undocumented()).toEqual([])
})
