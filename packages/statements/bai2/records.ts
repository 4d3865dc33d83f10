import type { LineIndex } from '../text/lines.ts'

/** One logical record with its 88 continuations; fields after the record code. */
export interface Bai2Record {
  code: '01' | '02' | '03' | '16' | '49' | '98' | '99'
  fields: string[]
  line: number
  lineEnd: number
  raw: string
}

const recordStart = /(?:^|[\r\n]+|\/\s+)(?=(?:01|02|03|16|49|88|98|99),)/g

/**
 * Cuts a BAI2 file into records. A record starts on a line of its own or, where the line ends were lost, after the slash that
 * ends the one before; a text may run over several lines.
 */
export function splitRecords(text: string, lines: LineIndex): Bai2Record[] {
  const starts = [...text.matchAll(recordStart)].map((match) => match.index + match[0].length)
  const records: Bai2Record[] = []
  for (const [index, start] of starts.entries()) {
    const written = text.slice(start, starts[index + 1] ?? text.length)
    const body = written.trimEnd().replace(/\/$/, '')
    const code = body.slice(0, 2)
    const line = lines.at(start)
    const lineEnd = lines.at(start + Math.max(body.length - 1, 0))
    const fields = body.slice(3).split(',')
    if (code === '88') continueRecord(records.at(-1), fields, body, lineEnd)
    else records.push({ code: code as Bai2Record['code'], fields, line, lineEnd, raw: body })
  }
  return records
}

function continueRecord(
  last: Bai2Record | undefined,
  fields: readonly string[],
  raw: string,
  lineEnd: number,
): void {
  if (!last) return
  // Once the text of a movement has begun, a continuation is more text, commas and all.
  const textAt = 5 + fundsFieldCount(last.fields.slice(2))
  if (last.code === '16' && last.fields.length > textAt)
    last.fields.push(`${last.fields.pop() ?? ''} ${fields.join(',')}`)
  else last.fields.push(...fields)
  last.raw += `\n${raw}`
  last.lineEnd = lineEnd
}

/** How many fields follow a funds type: S has three amounts, V a date and a time, D a count and that many pairs. */
export function fundsFieldCount(fields: readonly string[]): number {
  const type = fields[0]?.trim().toUpperCase()
  if (type === 'S') return 3
  if (type === 'V') return 2
  if (type === 'D') return 1 + 2 * Math.min(Number(fields[1]) || 0, fields.length)
  return 0
}
