'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import {
  ArrowLeftRight,
  Eye,
  FilePlus2,
  Keyboard,
  Landmark,
  LogOut,
  Moon,
  Plus,
  Redo2,
  Sun,
  Undo2,
} from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { accountsQuery } from '@/features/accounts/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import { signOut } from '@/features/session/sign-out.ts'
import words from '@/i18n/palette.en.json'
import { PageWords } from '@/i18n/page-words.tsx'
import { Amount } from '@/ui/amount.tsx'
import { Kbd } from '@/ui/feedback.tsx'
import { usePreference } from '@/ui/preference.ts'
import { places } from './places.ts'
import { useUndo } from './undo.ts'

interface PaletteProps {
  onClose: () => void
  onShortcuts: () => void
}

/** Everything one can do, by typing its name; what matches nothing is searched for among the transactions. */
export default function Palette(props: PaletteProps) {
  return (
    <PageWords words={{ palette: words }}>
      <Commands {...props} />
    </PageWords>
  )
}

function Commands({ onClose, onShortcuts }: PaletteProps) {
  const t = useTranslations('palette')
  const shell = useTranslations('shell')
  const [text, setText] = useState('')
  const router = useRouter()
  const go = (href: Route) => () => {
    onClose()
    router.push(href)
  }
  const act = (run: () => void) => () => {
    onClose()
    run()
  }
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup className="floats fixed inset-x-0 top-[12dvh] z-50 mx-auto w-[36rem] max-w-[calc(100vw-2rem)] overflow-hidden">
          <Base.Title className="sr-only">{t('title')}</Base.Title>
          <Command label={t('title')} loop>
            <Command.Input
              autoFocus
              value={text}
              onValueChange={setText}
              placeholder={t('placeholder')}
              className="h-13 w-full border-b border-line bg-transparent px-4 text-base outline-0"
            />
            <Command.List className="max-h-[50dvh] overflow-y-auto p-1.5">
              <Places go={go} />
              <Group title={t('do')}>
                <Edits go={go} act={act} />
                <Looks act={act} />
                <Item icon={<Keyboard />} hint="?" onSelect={act(onShortcuts)}>
                  {shell('shortcuts')}
                </Item>
                <Item icon={<LogOut />} onSelect={act(() => void signOut())}>
                  {shell('signOut')}
                </Item>
              </Group>
              <Accounts go={go} />
              {text.trim() && (
                <Command.Group forceMount>
                  <Item
                    value={`search ${text}`}
                    icon={<ArrowLeftRight />}
                    onSelect={go(`/transactions?q=${encodeURIComponent(text.trim())}` as Route)}
                    always
                  >
                    {t('searchFor', { text: text.trim() })}
                  </Item>
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

type Go = (href: Route) => () => void
type Act = (run: () => void) => () => void

function Places({ go }: { go: Go }) {
  const t = useTranslations('palette')
  const shell = useTranslations('shell')
  return (
    <Group title={t('go')}>
      {places.map((place) => (
        <Item key={place.name} icon={<place.icon />} onSelect={go(place.href)} hint={`G ${place.key}`}>
          {shell(`places.${place.name}`)}
        </Item>
      ))}
    </Group>
  )
}

function Edits({ go, act }: { go: Go; act: Act }) {
  const t = useTranslations('palette')
  const { canEdit } = useSession()
  const { undo, redo } = useUndo()
  if (!canEdit) return null
  return (
    <>
      <Item icon={<FilePlus2 />} onSelect={go('/imports')}>
        {t('import')}
      </Item>
      <Item icon={<Plus />} onSelect={go('/transactions?add=true' as Route)}>
        {t('addTransaction')}
      </Item>
      <Item icon={<Landmark />} onSelect={go('/accounts?add=1' as Route)}>
        {t('addAccount')}
      </Item>
      <Item icon={<Undo2 />} hint="Z" onSelect={act(() => undo())}>
        {t('undo')}
      </Item>
      <Item icon={<Redo2 />} onSelect={act(() => redo())}>
        {t('redo')}
      </Item>
    </>
  )
}

function Looks({ act }: { act: Act }) {
  const t = useTranslations('palette')
  const shell = useTranslations('shell')
  const { resolvedTheme, setTheme } = useTheme()
  const [privacy, setPrivacy] = usePreference('privacy')
  const dark = resolvedTheme === 'dark'
  const hidden = privacy === 'on'
  return (
    <>
      <Item icon={dark ? <Sun /> : <Moon />} onSelect={act(() => setTheme(dark ? 'light' : 'dark'))}>
        {dark ? t('light') : t('dark')}
      </Item>
      <Item icon={<Eye />} hint="P" onSelect={act(() => setPrivacy(hidden ? 'off' : 'on'))}>
        {hidden ? shell('showAmounts') : shell('hideAmounts')}
      </Item>
    </>
  )
}

function Accounts({ go }: { go: Go }) {
  const t = useTranslations('palette')
  const { data: accounts = [] } = useQuery(accountsQuery)
  if (accounts.length === 0) return null
  return (
    <Group title={t('accounts')}>
      {accounts.map((account) => (
        <Item
          key={account.id}
          value={`${account.name} ${account.id}`}
          icon={<Landmark />}
          onSelect={go(`/account?id=${account.id}` as Route)}
          hint={<Amount money={account.balance} className="text-ink-2" />}
        >
          {account.name}
        </Item>
      ))}
    </Group>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={title}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Command.Group>
  )
}

interface ItemProps {
  icon: ReactNode
  children: ReactNode
  onSelect: () => void
  hint?: ReactNode
  value?: string
  always?: boolean
}

function Item({ icon, children, onSelect, hint, value, always }: ItemProps) {
  return (
    <Command.Item
      onSelect={onSelect}
      {...(value ? { value } : {})}
      {...(always ? { forceMount: true } : {})}
      className="flex h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:text-ink-3"
    >
      {icon}
      <span className="flex-1 truncate">{children}</span>
      {typeof hint === 'string' ? (
        <span className="flex gap-1 uppercase">
          {hint.split(' ').map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      ) : (
        hint
      )}
    </Command.Item>
  )
}
