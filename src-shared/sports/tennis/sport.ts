import type { Sport } from '../sport'

export const tennis: Sport = {
  id: 'tennis',
  name: 'Tennis',
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
