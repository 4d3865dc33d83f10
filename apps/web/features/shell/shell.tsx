'use client'
import dynamic from 'next/dynamic'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useLiveEvents } from '@/api/events.ts'
import { useSession } from '@/features/session/session.tsx'
import { useKeyPrefix, useKeys } from '@/ui/keyboard.ts'
import { usePreference } from '@/ui/preference.ts'
import { places } from './places.ts'
import { Rail } from './rail.tsx'
import { useUndo } from './undo.ts'

const BottomBar = dynamic(() => import('./bottom-bar.tsx').then((file) => file.BottomBar), { ssr: false })
const loadPalette = () => import('./palette.tsx')
const Palette = dynamic(loadPalette, { ssr: false })
const ShortcutSheet = dynamic(() => import('./shortcut-sheet.tsx'), { ssr: false })
const DropAnywhere = dynamic(() => import('@/features/imports/drop-anywhere.tsx'), { ssr: false })
const Learned = dynamic(() => import('@/features/learning/learned.tsx'), { ssr: false })
const Toaster = dynamic(() => import('@/ui/toaster.tsx'), { ssr: false })

export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations('shell')
  const { canEdit } = useSession()
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  const [privacy, setPrivacy] = usePreference('privacy')
  const router = useRouter()
  const path = usePathname()
  const { undo, redo } = useUndo()
  useLiveEvents()
  useKeyPrefix('g')
  useKeys({
    'mod+k': () => setOpen(open === 'palette' ? null : 'palette'),
    '?': () => setOpen('shortcuts'),
    z: () => undo(),
    'mod+z': () => undo(),
    'mod+shift+z': () => redo(),
    'mod+y': () => redo(),
    p: () => setPrivacy(privacy === 'on' ? 'off' : 'on'),
    ...Object.fromEntries(places.map((place) => [`g ${place.key}`, () => router.push(place.href)])),
  })
  // Fetched while nothing else happens, so that what is typed right after Ctrl-K arrives in the palette.
  useEffect(() => {
    const idle = setTimeout(() => void loadPalette(), 1500)
    return () => clearTimeout(idle)
  }, [])
  useEffect(() => {
    document.documentElement.toggleAttribute('data-private', privacy === 'on')
  }, [privacy])

  return (
    <div className="flex min-h-dvh">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 text-accent-ink focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <Rail path={path} onSearch={() => setOpen('palette')} onShortcuts={() => setOpen('shortcuts')} />
      <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-0">
        {children}
      </main>
      <BottomBar path={path} onSearch={() => setOpen('palette')} />
      {open === 'palette' && (
        <Palette onClose={() => setOpen(null)} onShortcuts={() => setOpen('shortcuts')} />
      )}
      {open === 'shortcuts' && <ShortcutSheet onClose={() => setOpen(null)} />}
      {canEdit && <DropAnywhere />}
      <Learned />
      <Toaster label={t('notices')} />
    </div>
  )
}
