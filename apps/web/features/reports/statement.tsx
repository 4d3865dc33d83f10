'use client'
import { toDecimal, toMinor } from '@scale/money'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import type { Period } from '@/api/period.ts'
import type { IncomeStatement } from '@/api/types.ts'
import { useCategories, useCategoryName } from '@/features/categories/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import { Dot } from '@/ui/dot.tsx'
import Link from '@/ui/link.tsx'

type Lines = IncomeStatement['currencies'][number]['income']

interface StatementProps {
  title: string
  lines: Lines
  total: string
  currency: string
  period: Period
}

interface Group {
  id: string | null
  name: string
  minor: bigint
  lines: Lines
}

/** One side of the income statement: groups, what is in them, and the sum. Each figure leads to its rows. */
export function Statement({ title, lines, total, currency, period }: StatementProps) {
  const t = useTranslations('reports')
  const nameOf = useCategoryName()
  const { byId } = useCategories()
  const groups = useGroups(lines, currency)
  const href = (categoryId: string | null) =>
    (categoryId
      ? `/transactions?category=${categoryId}&from=${period.from}&to=${period.to}`
      : `/transactions?categorised=false&from=${period.from}&to=${period.to}`) as Route
  return (
    <section aria-label={`${title}, ${currency}`} className="panel overflow-hidden">
      <table className="w-full">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="border-b border-line text-left">
            <th scope="col" className="px-5 py-3 font-semibold">
              {title}
            </th>
            <th scope="col" className="w-px px-5 py-3 text-right font-semibold">
              <Amount as="change" money={{ amount: total, currency }} />
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id ?? 'none'} className="border-b border-line last:border-0">
            <tr className="last:[&>*]:pb-2.5">
              <th scope="rowgroup" className="px-5 pt-2.5 pb-1 text-left font-medium">
                <span className="flex items-center gap-2.5">
                  <Dot colour={group.id ? byId.get(group.id)?.colour : undefined} />
                  <Link href={href(group.id)} className="hover:underline">
                    {group.name}
                  </Link>
                </span>
              </th>
              <td className="px-5 pt-2.5 pb-1 text-right font-medium">
                <Amount money={{ amount: toDecimal(group.minor, currency), currency }} />
              </td>
            </tr>
            {group.lines
              .filter((line) => line.categoryId !== group.id && line.count > 0)
              .map((line) => (
                <tr key={line.categoryId} className="text-ink-2 last:[&>*]:pb-2.5">
                  <td className="py-0.5 pr-5 pl-10">
                    <Link href={href(line.categoryId)} className="hover:underline">
                      {nameOf(line)}
                    </Link>
                  </td>
                  <td className="px-5 py-0.5 text-right">
                    <Amount money={{ amount: line.amount, currency }} />
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
      {groups.length === 0 && <p className="px-5 py-6 text-center text-ink-2">{t('noLines')}</p>}
    </section>
  )
}

function useGroups(lines: Lines, currency: string): Group[] {
  const t = useTranslations('reports')
  const nameOf = useCategoryName()
  const { byId } = useCategories()
  const groups = new Map<string | null, Group>()
  for (const line of lines) {
    if (line.count === 0) continue
    const id = line.parentId ?? line.categoryId
    const name = id === line.categoryId ? nameOf(line) : (byId.get(id ?? '')?.label ?? nameOf(line))
    const group = groups.get(id) ?? { id, name: id ? name : t('uncategorised'), minor: 0n, lines: [] }
    group.minor += toMinor(line.amount, currency)
    group.lines.push(line)
    groups.set(id, group)
  }
  const size = (minor: bigint) => (minor < 0n ? -minor : minor)
  return [...groups.values()].sort((a, b) => (size(b.minor) > size(a.minor) ? 1 : -1))
}
