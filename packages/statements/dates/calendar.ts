/** Years outside this span in a bank's file are a slip of the pen or a placeholder. */
const yearMin = 1900
const yearMax = 2199

export function isYear(year: number): boolean {
  return year >= yearMin && year <= yearMax
}

/** A real calendar day, or null: 30 February is null, not 1 March. */
export function calendarDay(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (!(isYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null
  try {
    return new Temporal.PlainDate(year, month, day)
  } catch {
    return null
  }
}

/** SWIFT's and POSIX's rule for two-digit years: 70–99 are the last century. */
export function fullYear(twoDigits: number): number {
  return twoDigits >= 70 ? 1900 + twoDigits : 2000 + twoDigits
}

/** `YYMMDD`. */
export function shortDay(text: string): Temporal.PlainDate | null {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(text)
  return match ? calendarDay(fullYear(Number(match[1])), Number(match[2]), Number(match[3])) : null
}

/** `YYYYMMDD`, as OFX writes it; what follows (time, zone) does not move the day the bank printed. */
export function compactDay(text: string): Temporal.PlainDate | null {
  const match = /^(\d{4})(\d\d)(\d\d)/.exec(text) ?? /^(\d{4})-(\d\d)-(\d\d)/.exec(text)
  return match ? calendarDay(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** `YYYY-MM-DD`, alone or in front of a time; the day is the one printed. */
export function isoDay(text: string): Temporal.PlainDate | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:$|[T\sZ+-])/.exec(text.trim())
  return match ? calendarDay(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** The day of an Excel serial number (1900 system); a fraction is the time of day. Null outside 1955–2149. */
export function serialDay(serial: number): Temporal.PlainDate | null {
  if (!(serial >= 20_100 && serial < 91_000)) return null
  return Temporal.PlainDate.from('1899-12-30').add({ days: Math.floor(serial) })
}

/** A standing order may lie ahead, but no bank prints a row that lies so far ahead; a year of another calendar does. */
const yearsAheadMax = 10

/** The last day a row can have; null where the day of reading is not told. */
export function lastDay(today: Temporal.PlainDate | undefined): Temporal.PlainDate | null {
  return today?.add({ years: yearsAheadMax }) ?? null
}
