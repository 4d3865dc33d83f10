/** The queue of looks, and its job. */
export const anomalyQueue = 'anomaly'
export const lookJob = 'look_for_oddities'
