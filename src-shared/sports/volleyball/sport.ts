import type { Sport } from '../sport'
import { VolleyballCourtViewSchema } from './view/volleyball-view'

export const volleyball: Sport = {
  id: 'volleyball',
  name: 'Volleyball',
  courtView: VolleyballCourtViewSchema
}
