/** What a detector looks at: the values themselves, how they change, or what they are on average. */
export type View =
  | { readonly of: 'value' }
  | { readonly of: 'change' }
  /** The mean of the latest `span` values. */
  | { readonly of: 'mean'; readonly span: number }

/** The values a view needs of those before. */
const reach = (view: View) => (view.of === 'mean' ? view.span - 1 : 1)

/** A series as the view shows it, NaN where a value is missing or too few came before; and what the next piece has to start with. */
export function seen(
  view: View,
  before: readonly number[],
  series: Float64Array,
): { series: Float64Array; before: readonly number[] } {
  if (view.of === 'value') return { series, before }
  const recent = [...before]
  const shown = series.map((value) => {
    if (Number.isNaN(value)) return NaN
    const ready = recent.length === reach(view)
    const result =
      view.of === 'change'
        ? value - (recent[0] ?? NaN)
        : (recent.reduce((sum, each) => sum + each, 0) + value) / view.span
    if (ready) recent.shift()
    recent.push(value)
    return ready ? result : NaN
  })
  return { series: shown, before: recent }
}
