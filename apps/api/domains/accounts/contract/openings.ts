/** An opening balance as a statement says it; `openingOn` is null where nothing says it. */
export interface StatedOpening {
  openingMinor: bigint
  openingOn: string | null
}
