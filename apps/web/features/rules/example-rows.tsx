'use client'
import type { RulePreview } from '@/api/rules.ts'
import { Amount } from '@/ui/amount.tsx'
import { useFormat } from '@/ui/format.tsx'

/** A few of the rows a rule is about. */
export function ExampleRows({ rows }: { rows: RulePreview['examples'] }) {
  const format = useFormat()
  return (
    <ul className="text-xs/6">
      {rows.map((row) => (
        <li key={row.id} className="flex gap-3">
          <span className="w-20 shrink-0 text-ink-2">{format.date(row.bookedOn)}</span>
          <span className="min-w-0 flex-1 truncate">{row.counterparty ?? row.description}</span>
          <Amount as="change" money={row.amount} />
        </li>
      ))}
    </ul>
  )
}
