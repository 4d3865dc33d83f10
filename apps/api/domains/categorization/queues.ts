/** The queue of long work, and its jobs. */
export const categorizeQueue = 'categorization'
export const fileOpenRows = 'file_open_rows'
export const applyRuleToPast = 'apply_rule'
export const trainModelJob = 'train_model'
export const discoverJob = 'discover_categories'
