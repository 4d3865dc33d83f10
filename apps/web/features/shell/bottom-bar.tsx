'use client'
import { ArrowLeftRight, House, Landmark, Menu as MenuIcon, Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '@/ui/cn.ts'
import Link from '@/ui/link.tsx'
import { placeAt } from './places.ts'

const MoreSheet = dynamic(() => import('./more-sheet.tsx'), { ssr: false })

/** On a phone: what a thumb needs most. */
export function BottomBar({ path, onSearch }: { path: string; onSearch: () => void }) {
  const t = useTranslations('shell')
  const [more, setMore] = useState(false)
  const here = placeAt(path)
  const look = (active: boolean) =>
    cn(
      'flex h-14 flex-col items-center justify-center gap-1 text-2xs font-medium',
      active ? 'text-accent' : 'text-ink-2',
    )
  return (
    <nav
      aria-label={t('nav')}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <Link href="/" className={look(here === 'home')} aria-current={here === 'home' ? 'page' : undefined}>
        <House className="size-5" aria-hidden />
        {t('places.home')}
      </Link>
      <Link
        href="/transactions"
        className={look(here === 'transactions')}
        aria-current={here === 'transactions' ? 'page' : undefined}
      >
        <ArrowLeftRight className="size-5" aria-hidden />
        {t('rows')}
      </Link>
      <Link href="/imports" className={look(false)} aria-label={t('add')}>
        <span className="grid size-10 place-items-center rounded-full bg-accent text-accent-ink">
          <Plus className="size-5" aria-hidden />
        </span>
      </Link>
      <Link
        href="/accounts"
        className={look(here === 'accounts')}
        aria-current={here === 'accounts' ? 'page' : undefined}
      >
        <Landmark className="size-5" aria-hidden />
        {t('places.accounts')}
      </Link>
      <button type="button" className={look(false)} onClick={() => setMore(true)} aria-haspopup="dialog">
        <MenuIcon className="size-5" aria-hidden />
        {t('more')}
      </button>
      {more && <MoreSheet onClose={() => setMore(false)} onSearch={onSearch} />}
    </nav>
  )
}
