import * as v from 'valibot'
import { TEAMS } from '../tennis/score'

export const TeamSchema = v.picklist(TEAMS)
