import type { Sport } from '../sport'
import { TennisCourtViewSchema } from './view/tennis-view'

export const tennis: Sport = {
  id: 'tennis',
  name: 'Tennis',
  courtView: TennisCourtViewSchema,
  exportTables: [
    {
      format: 'rally-shots-csv',
      commandName: 'rallies',
      fileEnding: ' rally shots.csv',
      label: 'Rally shots, CSV',
      use: 'One row for each shot of the rally tracking.'
    }
  ],
  rawFiles: ['events', 'statistics', 'rallies']
}
