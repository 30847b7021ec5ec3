/** The calls that remember where the operator was. */
import * as v from 'valibot'
import { CourtIdSchema } from '../court/common-view'
import { call, Nothing } from './call'

/** The views a window can show; the last one is remembered. */
export const LAYOUT_VIEWS = ['wall', 'court', 'alarms', 'captures', 'settings'] as const

export const LAYOUT_CALLS = {
  /** Which view was open last. */
  'layout.get': call({
    args: Nothing,
    result: v.object({ view: v.picklist(LAYOUT_VIEWS), courtId: v.nullable(v.string()) })
  }),
  /** Remembers which view is open. */
  'layout.replace': call({
    args: v.strictObject({ view: v.picklist(LAYOUT_VIEWS), courtId: v.nullable(CourtIdSchema) }),
    result: Nothing,
    errors: ['STORE_FAILED']
  })
}
