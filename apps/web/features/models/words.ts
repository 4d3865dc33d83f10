/** Where the words of a page about models stand; the same keys are in each. */
export type ModelWords = 'learning' | 'forecast.model'
