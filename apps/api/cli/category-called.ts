import type { Tx } from '../core/db/db.ts'
import { Fault } from '../core/errors.ts'
import type { Books } from '../domains/accounts/contract.ts'

/** The wire id of the one category in use with this slug, id or name (in any case). Throws `not_found`. */
export async function categoryCalled(tx: Tx, books: Books, called: string): Promise<string> {
  const wanted = called.trim().toLowerCase()
  const inUse = (await books.categories(tx)).filter(({ archived }) => !archived)
  const exact = inUse.find(({ id, slug }) => id === called || slug === wanted)
  if (exact) return exact.id
  const named = inUse.filter(({ name }) => name.toLowerCase() === wanted)
  const [only, ...others] = named
  if (only && others.length === 0) return only.id
  const like = only
    ? named
    : inUse.filter(({ name, slug }) => `${name} ${slug}`.toLowerCase().includes(wanted))
  const slugs = like.map(({ slug, id }) => slug ?? id).join(', ')
  const missing = `There is no category "${called}".`
  throw new Fault('not_found', {
    detail: only
      ? `Several categories are named "${called}": ${slugs}. Name one of these.`
      : slugs === ''
        ? missing
        : `${missing} Like it: ${slugs}.`,
  })
}
