interface Group<T> {
  /** The one the mark leads to. */
  first: T
  count: number
  px: number
}

/** Marks that would lie over each other are one: it stands where its first one is. */
export function markGroups<T>(items: readonly T[], pxOf: (item: T) => number, markPx: number): Group<T>[] {
  const groups: Group<T>[] = []
  const placed = items.map((item) => ({ item, px: pxOf(item) })).toSorted((a, b) => a.px - b.px)
  for (const { item, px } of placed) {
    const last = groups.at(-1)
    if (last && px - last.px < markPx) last.count += 1
    else groups.push({ first: item, count: 1, px })
  }
  return groups
}
