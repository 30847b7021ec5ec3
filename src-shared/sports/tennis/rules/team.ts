import * as v from 'valibot'
import { TEAMS } from './score'

export const TeamSchema = v.picklist(TEAMS)
