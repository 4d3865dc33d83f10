const era = /(令和|平成|昭和)\s?(\d{1,2}|元)年/
const yearBefore: ReadonlyMap<string, number> = new Map([
  ['令和', 2018],
  ['平成', 1988],
  ['昭和', 1925],
])

/** Japanese years are counted from an emperor's first: `令和8年` is 2026, `平成元年` 1989. */
export function withoutEra(text: string): string {
  return text.replace(
    era,
    (_whole, name: string, year: string) =>
      `${(yearBefore.get(name) ?? 0) + (year === '元' ? 1 : Number(year))}年`,
  )
}
