/** JSON with one spelling per value (RFC 8785): keys sorted, no spaces. Enough of it for ids, counts and flags. */
export type Canonical = null | boolean | number | string | Canonical[] | { [key: string]: Canonical }

/** Throws `TypeError` for a value that has no exact JSON form, such as a fraction, a date or `undefined`. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const fields = Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`)
    return `{${fields.join(',')}}`
  }
  throw new TypeError(`audit entries hold text, whole numbers, flags, lists and objects, not ${typeof value}`)
}
