/** The charts of a court's view. */
export type ChartName = 'win-probability' | 'momentum' | 'serve' | 'points-won' | 'delay'
