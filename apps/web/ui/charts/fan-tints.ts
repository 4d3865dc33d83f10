/** Shares of what comes that each band holds, and the tints of one colour they are drawn in, the widest the faintest. */
export const bandShares = [0.5, 0.8, 0.95] as const
export const bandTints = [0.3, 0.2, 0.12] as const
