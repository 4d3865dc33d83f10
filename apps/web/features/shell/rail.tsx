'use client'
import { Eye, EyeOff, Keyboard, PanelLeft, Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { cn } from '@/ui/cn.ts'
import { IconButton } from '@/ui/button.tsx'
import { Kbd } from '@/ui/feedback.tsx'
import Link from '@/ui/link.tsx'
import { usePreference } from '@/ui/preference.ts'
import { Mark, Wordmark } from '@/ui/wordmark.tsx'
import { placeAt, places } from './places.ts'
import { ReviewCount } from './review-count.tsx'

const PersonMenu = dynamic(() => import('./person-menu.tsx'), {
  ssr: false,
  loading: () => <div className="h-11" />,
})

interface RailProps {
  path: string
  onSearch: () => void
  onShortcuts: () => void
}

export function Rail({ path, onSearch, onShortcuts }: RailProps) {
  const t = useTranslations('shell')
  const [collapsed, setCollapsed] = usePreference('railCollapsed')
  const narrow = collapsed === 'yes'
  const wide = narrow ? 'hidden' : 'max-lg:hidden'
  return (
    <nav
      aria-label={t('nav')}
      className={cn(
        'sticky top-0 flex h-dvh shrink-0 flex-col border-r border-line px-2.5 py-3 max-md:hidden',
        narrow ? 'w-14' : 'w-14 lg:w-[220px]',
      )}
    >
      <div className="mb-3 flex h-9 items-center justify-between pl-1.5">
        <Link href="/" aria-label="SCALE" className="rounded-md">
          {narrow ? (
            <Mark />
          ) : (
            <span className="lg:hidden">
              <Mark />
            </span>
          )}
          <span className={wide}>
            <Wordmark />
          </span>
        </Link>
        <IconButton
          size="iconSm"
          label={t('collapse')}
          className={cn(wide, 'text-ink-3')}
          onClick={() => setCollapsed('yes')}
        >
          <PanelLeft />
        </IconButton>
      </div>
      <button
        type="button"
        onClick={onSearch}
        className="mb-4 flex h-8 items-center gap-2.5 rounded-md border border-line bg-surface px-2 text-ink-3 transition-colors hover:border-line-strong hover:text-ink"
      >
        <Search className="size-4 shrink-0" aria-hidden />
        <span className={cn('flex-1 truncate text-left', wide)}>{t('search')}</span>
        <span className={cn('sr-only', !narrow && 'lg:hidden')}>{t('search')}</span>
        <span className={wide} aria-hidden>
          <Kbd>{t('searchKey')}</Kbd>
        </span>
      </button>
      <Places path={path} wide={wide} />
      <div className="mt-auto flex flex-col gap-1">
        {narrow && (
          <IconButton label={t('expand')} className="max-lg:hidden" onClick={() => setCollapsed('no')}>
            <PanelLeft />
          </IconButton>
        )}
        <Switches narrow={narrow} onShortcuts={onShortcuts} />
        <PersonMenu labelClass={wide} />
      </div>
    </nav>
  )
}

/** `wide`: the class of what is seen only while the rail is. */
function Places({ path, wide }: { path: string; wide: string }) {
  const t = useTranslations('shell')
  const here = placeAt(path)
  return (
    <ul className="flex flex-col gap-0.5">
      {places.map((place) => (
        <li
          key={place.name}
          className={place.name === 'settings' ? 'mt-3 border-t border-line pt-3' : undefined}
        >
          <Link
            href={place.href}
            aria-current={here === place.name ? 'page' : undefined}
            title={t(`places.${place.name}`)}
            className={cn(
              'relative flex h-8 items-center gap-2.5 rounded-md px-2 font-medium transition-colors',
              here === place.name ? 'bg-accent-soft text-accent' : 'text-ink-2 hover:bg-hover hover:text-ink',
            )}
          >
            <place.icon className="size-4 shrink-0" aria-hidden />
            <span className={wide}>{t(`places.${place.name}`)}</span>
            <span className={cn('sr-only', wide !== 'hidden' && 'lg:hidden')}>
              {t(`places.${place.name}`)}
            </span>
            {place.name === 'review' && <ReviewCount wide={wide} />}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Switches({ narrow, onShortcuts }: { narrow: boolean; onShortcuts: () => void }) {
  const t = useTranslations('shell')
  const [privacy, setPrivacy] = usePreference('privacy')
  return (
    <div className={cn('flex gap-0.5', narrow ? 'flex-col' : 'max-lg:flex-col')}>
      <IconButton
        label={privacy === 'on' ? t('showAmounts') : t('hideAmounts')}
        aria-pressed={privacy === 'on'}
        onClick={() => setPrivacy(privacy === 'on' ? 'off' : 'on')}
      >
        {privacy === 'on' ? <EyeOff /> : <Eye />}
      </IconButton>
      <IconButton label={t('shortcuts')} onClick={onShortcuts}>
        <Keyboard />
      </IconButton>
    </div>
  )
}
