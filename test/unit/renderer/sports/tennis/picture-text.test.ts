import { describe, expect, it } from 'vitest'
import { pictureFileName, pictureSubtitle } from '../../../../../src-renderer/sports/tennis/picture-text'
import { courtInPlay } from '../../court-fixture'

const AT = Date.UTC(2031, 3, 6, 9, 12, 59)

describe('a chart’s picture', () => {
  it('says which match it shows and when it was made', () => {
    expect(pictureSubtitle(courtInPlay(), AT)).toBe(
      'A. NOWICKA – C. GAUTHIER · Centre · 2031-04-06 09:12 UTC'
    )
  })

  it('has a name that every file system accepts', () => {
    const court = courtInPlay({ eventId: '2031/0042:MS 003' })
    expect(pictureFileName(court, 'momentum', AT)).toBe('2031-0042-MS-003 momentum 2031-04-06 0912.png')
  })
})
