import type { Filing } from '../contract.ts'
import { filedRows, foundIds, wouldFind } from '../store/filing.ts'
import { resolveFilter } from './filter.ts'
import { applyRule, wouldChange } from './rules.ts'

/** The contract of whoever files rows. */
export const filing: Filing = {
  ...filedRows,
  applyRule,
  wouldChange,
  wouldFind: async (tx, search, rows) =>
    rows.length === 0 ? new Set() : wouldFind(tx, await resolveFilter(tx, { search }), rows),
  async found(tx, search, { among, ...page }) {
    const filter = await resolveFilter(tx, { search })
    return foundIds(tx, among ? { ...filter, ids: among } : filter, page)
  },
}
