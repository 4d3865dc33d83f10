'use client'
import { Check, CircleOff, Ellipsis, List, Pencil, RotateCcw, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Recurring, RecurringPatch } from '@/api/forecasting.ts'
import { today } from '@/api/period.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import { Amount } from '@/ui/amount.tsx'
import { IconButton } from '@/ui/button.tsx'
import { Dot } from '@/ui/dot.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu.tsx'
import { type Said, useWord } from './acts.ts'
import { StateBadge } from './state.tsx'

const RenameDialog = dynamic(() => import('./rename-dialog.tsx'), { ssr: false })

/** What is as it should be needs no mark. */
const asks: ReadonlySet<Recurring['state']> = new Set(['missed', 'changed', 'ended'])

/** One recurring payment: what it is, when it comes, what it costs, and what a person may say of it. */
export function RecurringLine({ recurring }: { recurring: Recurring }) {
  const t = useTranslations('recurring')
  const format = useFormat()
  const { byId } = useCategories()
  const { name, cadence, nextOn, lastOn, state, amount, range, perYear } = recurring
  const category = recurring.categoryId === null ? undefined : byId.get(recurring.categoryId)
  return (
    <li className="flex items-start gap-3 px-4 py-3 sm:gap-5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/transactions?open=${recurring.lastTransactionId}` as Route}
            className="truncate font-medium underline-offset-4 hover:underline"
          >
            {name}
          </Link>
          {recurring.verdict === 'confirmed' && (
            <Check className="size-3.5 text-in" aria-label={t('confirmedMark')} role="img" />
          )}
          {asks.has(state) && recurring.verdict !== 'dismissed' && <StateBadge state={state} />}
        </p>
        <div className="mt-0.5 flex flex-wrap gap-x-4 text-ink-2">
          {category && (
            <p className="flex items-center gap-1.5">
              <Dot colour={category.colour} />
              {category.label}
            </p>
          )}
          <p>{t(`cadences.${cadence}`)}</p>
          {state === 'paid' && <p>{t('paidOn', { day: format.date(lastOn, 'dayMonth') })}</p>}
          <p>
            {nextOn
              ? t(nextOn < today() ? 'late' : 'next', { day: format.date(nextOn) })
              : t('last', { day: format.date(lastOn) })}
          </p>
        </div>
        <Told recurring={recurring} />
      </div>
      <div className="shrink-0 text-right">
        <p className="font-medium">
          <Amount as="change" money={amount} />
        </p>
        <p className="mt-0.5 text-xs text-ink-3 max-sm:hidden">
          {range
            ? t.rich('between', {
                low: () => <Amount money={unsigned(range.low)} />,
                high: () => <Amount money={unsigned(range.high)} />,
              })
            : t.rich('aYear', { amount: () => <Amount money={unsigned(perYear)} /> })}
        </p>
      </div>
      <LineMenu recurring={recurring} />
    </li>
  )
}

const unsigned = (money: Recurring['amount']) => ({ ...money, amount: money.amount.replace('-', '') })

/** Why it asks for a look, in a sentence. */
function Told({ recurring }: { recurring: Recurring }) {
  const t = useTranslations('recurring')
  const format = useFormat()
  const { missedOn, priceChange, cameBackOn, endedOn, state } = recurring
  const told = [
    cameBackOn !== null && t('cameBack', { day: format.date(cameBackOn) }),
    missedOn[0] !== undefined && t('missed', { day: format.date(missedOn[0]), count: missedOn.length }),
    state === 'ended' && endedOn !== null && t('endedOn', { day: format.date(endedOn) }),
  ].filter((one) => typeof one === 'string')
  return (
    <>
      {told.map((one) => (
        <p key={one} className="mt-1 text-warn">
          {one}
        </p>
      ))}
      {priceChange && (
        <p className={state === 'changed' ? 'mt-1 text-warn' : 'mt-1 text-xs text-ink-3'}>
          {t.rich('priceChange', {
            from: () => <Amount money={unsigned(priceChange.from)} />,
            to: () => <Amount money={unsigned(priceChange.to)} />,
            day: format.date(priceChange.on),
          })}
        </p>
      )}
    </>
  )
}

interface MenuProps {
  recurring: Recurring
  onRename: () => void
}

function LineMenu({ recurring }: { recurring: Recurring }) {
  const t = useTranslations('recurring')
  const { canEdit } = useSession()
  const router = useRouter()
  const [renaming, setRenaming] = useState(false)
  const { foundName, name } = recurring
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton size="iconSm" label={t('acts', { name })} className="-mr-1.5">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem
          icon={<List />}
          onSelect={() => router.push(`/transactions?q=${encodeURIComponent(foundName)}` as Route)}
        >
          {t('seeRows')}
        </MenuItem>
        {canEdit && <Words recurring={recurring} onRename={() => setRenaming(true)} />}
      </Menu>
      {renaming && <RenameDialog recurring={recurring} onClose={() => setRenaming(false)} />}
    </>
  )
}

/** What a person may say of it. */
function Words({ recurring, onRename }: MenuProps) {
  const t = useTranslations('recurring')
  const word = useWord()
  const { verdict, state, endedOn } = recurring
  const over = verdict === 'dismissed' || state === 'ended'
  const tell = (patch: RecurringPatch, said: Said) => () => word.mutate({ recurring, patch, said })
  return (
    <>
      <MenuSeparator />
      {verdict === 'none' && !over && (
        <MenuItem icon={<Check />} onSelect={tell({ verdict: 'confirmed' }, 'confirmed')}>
          {t('confirm')}
        </MenuItem>
      )}
      <MenuItem icon={<Pencil />} onSelect={onRename}>
        {t('rename')}
      </MenuItem>
      {!over && (
        <>
          <MenuItem icon={<CircleOff />} onSelect={tell({ endedOn: today() }, 'ended')}>
            {t('end')}
          </MenuItem>
          <MenuItem icon={<X />} onSelect={tell({ verdict: 'dismissed' }, 'dismissed')}>
            {t('dismiss')}
          </MenuItem>
        </>
      )}
      {(verdict === 'dismissed' || endedOn !== null) && (
        <MenuItem icon={<RotateCcw />} onSelect={tell({ verdict: 'none', endedOn: null }, 'restored')}>
          {t('restore')}
        </MenuItem>
      )}
    </>
  )
}
