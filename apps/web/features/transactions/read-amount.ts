import { toMinor } from '@scale/money'

const grouped = /^\d{1,3}(?:,\d{2,3})*,\d{3}$/

/**
 * An amount as a person types it, in minor units. `decimalMark` is the one of the workspace's number style; the other
 * mark groups digits, unless the digits after it cannot be a group: then it was meant as the decimal mark. Null when it
 * cannot be read with certainty.
 */
export function readAmount(text: string, currency: string, decimalMark: '.' | ',' = '.'): bigint | null {
  const bare = text
    .replaceAll(/[\s'’]/g, '')
    .replace('−', '-')
    .replace(/^\+/, '')
  const sign = bare.startsWith('-') ? '-' : ''
  // From here on the decimal mark is a point and the group mark a comma.
  const body = decimalMark === ',' ? swapMarks(bare.slice(sign.length)) : bare.slice(sign.length)
  const [whole = '', fraction, ...more] = body.split('.')
  if (more.length > 0) return readPlain(swapMarks(body), sign, currency)
  if (!whole.includes(',')) return minorOf(`${sign}${body}`, currency)
  if (!grouped.test(whole)) return fraction === undefined ? readPlain(swapMarks(body), sign, currency) : null
  return minorOf(sign + whole.replaceAll(',', '') + (fraction === undefined ? '' : `.${fraction}`), currency)
}

function swapMarks(text: string): string {
  return text.replaceAll(/[.,]/g, (mark) => (mark === ',' ? '.' : ','))
}

/** The marks were used the other way round; accepted only where that reading is the only one. */
function readPlain(body: string, sign: string, currency: string): bigint | null {
  const [whole = '', fraction, ...more] = body.split('.')
  if (more.length > 0 || (whole.includes(',') && !grouped.test(whole))) return null
  return minorOf(sign + whole.replaceAll(',', '') + (fraction === undefined ? '' : `.${fraction}`), currency)
}

function minorOf(decimal: string, currency: string): bigint | null {
  try {
    return toMinor(decimal, currency)
  } catch {
    return null
  }
}
