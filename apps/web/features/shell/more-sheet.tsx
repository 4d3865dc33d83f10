'use client'
import { Eye, EyeOff, LogOut, Search } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { signOut } from '@/features/session/sign-out.ts'
import { Dialog } from '@/ui/dialog.tsx'
import Link from '@/ui/link.tsx'
import { usePreference } from '@/ui/preference.ts'
import { places } from './places.ts'
import { ReviewCount } from './review-count.tsx'

const look =
  'flex h-12 w-full items-center gap-3 rounded-md px-2 text-left font-medium [&_svg]:size-5 [&_svg]:text-ink-3'

export default function MoreSheet({ onClose, onSearch }: { onClose: () => void; onSearch: () => void }) {
  const t = useTranslations('shell')
  const [privacy, setPrivacy] = usePreference('privacy')
  return (
    <Dialog open onClose={onClose} title={t('more')} as="sheet">
      {places
        .filter((place) => !['home', 'transactions', 'accounts'].includes(place.name))
        .map((place) => (
          <Link key={place.name} href={place.href} className={look} onClick={onClose}>
            <place.icon aria-hidden />
            {t(`places.${place.name}`)}
            {place.name === 'review' && <ReviewCount />}
          </Link>
        ))}
      <button
        type="button"
        className={look}
        onClick={() => {
          onClose()
          onSearch()
        }}
      >
        <Search aria-hidden />
        {t('search')}
      </button>
      <button type="button" className={look} onClick={() => setPrivacy(privacy === 'on' ? 'off' : 'on')}>
        {privacy === 'on' ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        {privacy === 'on' ? t('showAmounts') : t('hideAmounts')}
      </button>
      <button type="button" className={look} onClick={() => void signOut()}>
        <LogOut aria-hidden />
        {t('signOut')}
      </button>
    </Dialog>
  )
}
