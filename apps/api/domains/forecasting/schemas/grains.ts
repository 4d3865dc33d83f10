/**
 * The steps of a series. A point stands for the period that begins on its day; a balance is that at the end of its day, by week
 * and month the last one of the period. They stand apart from the shapes, so that a thread takes them without zod.
 */
export const grains = ['day', 'week', 'month'] as const
