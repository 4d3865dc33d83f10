import type { Category } from '../../categories.ts'

/**
 * Names by category, in lists with commas. `a = b` says that b is another spelling of a, whose key is a. A star lets more
 * letters follow: `netflix*` is found in `NETFLIXCOM`. A name that stands in two categories is ambiguous: only an MCC decides.
 */
export type BrandTable = Partial<Record<Category, string>>
