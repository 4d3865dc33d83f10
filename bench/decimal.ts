/** Exact sums of decimals of any length, for comparing with a truth that carries thirteen places. */
const places = 30

export function scaled(decimal: string): bigint {
  const match = /^(-?)(\d*)(?:[.,](\d*))?$/.exec(decimal.trim())
  if (!match) throw new RangeError(`not a decimal: ${decimal}`)
  const value = BigInt((match[2] ?? '') + (match[3] ?? '').padEnd(places, '0') || '0')
  return match[1] === '-' ? -value : value
}

export function unscaled(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`
}
