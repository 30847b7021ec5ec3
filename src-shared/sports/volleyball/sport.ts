import type { Sport } from '../sport'

export const volleyball: Sport = { id: 'volleyball', name: 'Volleyball' }
