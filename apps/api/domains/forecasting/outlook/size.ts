/** An amount as a number to reckon with. What is forecast is an estimate; digits are lost beyond 2^53 minor units only. */
export const sizeOf = (exact: bigint): number => Number(exact)
