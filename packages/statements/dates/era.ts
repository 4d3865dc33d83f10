const era = /(令和|平成|昭和|民國|民国)\s?(\d{1,3}|元)年/
const republicBefore = 1911
const yearBefore: ReadonlyMap<string, number> = new Map([
  ['令和', 2018],
  ['平成', 1988],
  ['昭和', 1925],
  ['民國', republicBefore],
  ['民国', republicBefore],
])

/** Japanese years are counted from an emperor's first: `令和8年` is 2026, `平成元年` 1989; Taiwanese ones from the republic's. */
export function withoutEra(text: string): string {
  return text.replace(
    era,
    (_whole, name: string, year: string) =>
      `${(yearBefore.get(name) ?? 0) + (year === '元' ? 1 : Number(year))}年`,
  )
}

/** Thai years are counted from the Buddha: 2567 is 2024. No file of a bank means the year 2443 of our own count. */
const buddhist = { from: 2443, to: 2742, ahead: 543 }

/** The year that digits mean: four of them may be Buddhist, three are Taiwan's count of its republic (`113` is 2024). */
export function gregorianYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 3) return year + republicBefore
  return digits.length === 4 && year >= buddhist.from && year <= buddhist.to ? year - buddhist.ahead : year
}
