/** Of `trainHash`, wherever it runs. */
export const expectedHash = '73c23f58'
