'use client'
import { Check, ChevronsUpDown, FlaskConical, LogOut, Monitor, Moon, Plus, Sun } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { useTranslations } from 'use-intl'
import { useSession } from '@/features/session/session.tsx'
import { signOut } from '@/features/session/sign-out.ts'
import { useSampleWorkspace } from '@/features/session/sample.ts'
import { cn } from '@/ui/cn.ts'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/ui/menu.tsx'

const themes = [
  { name: 'light', icon: <Sun /> },
  { name: 'dark', icon: <Moon /> },
  { name: 'system', icon: <Monitor /> },
] as const

export default function PersonMenu({ labelClass }: { labelClass: string }) {
  const t = useTranslations('shell')
  const { me, workspace, switchTo } = useSession()
  const { theme, setTheme } = useTheme()
  const router = useRouter()
  const sample = useSampleWorkspace()
  const hasSample = me.workspaces.some((one) => one.kind === 'sample')
  return (
    <Menu side="top" trigger={<PersonButton labelClass={labelClass} />}>
      <MenuLabel>{t('workspaces')}</MenuLabel>
      {me.workspaces.map((one) => (
        <MenuItem
          key={one.id}
          icon={one.kind === 'sample' ? <FlaskConical /> : <Initial name={one.name} />}
          hint={one.id === workspace.id && <Check aria-label={t('current')} />}
          onSelect={() => one.id !== workspace.id && switchTo(one.id)}
        >
          {one.name}
        </MenuItem>
      ))}
      {!hasSample && (
        <MenuItem icon={<FlaskConical />} onSelect={() => sample.mutate()}>
          {t('openSample')}
        </MenuItem>
      )}
      <MenuItem icon={<Plus />} onSelect={() => router.push('/settings/workspace')}>
        {t('newWorkspace')}
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>{t('theme')}</MenuLabel>
      {themes.map((one) => (
        <MenuItem
          key={one.name}
          icon={one.icon}
          hint={theme === one.name && <Check aria-label={t('current')} />}
          onSelect={() => setTheme(one.name)}
        >
          {t(`themes.${one.name}`)}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem icon={<LogOut />} onSelect={() => void signOut()}>
        {t('signOut')}
      </MenuItem>
    </Menu>
  )
}

function PersonButton({ labelClass, ...rest }: { labelClass: string }) {
  const t = useTranslations('shell')
  const { me, workspace } = useSession()
  return (
    <button
      type="button"
      className="flex h-11 items-center gap-2.5 rounded-md px-1 text-left transition-colors hover:bg-hover data-popup-open:bg-hover"
      {...rest}
    >
      <Initial name={workspace.name} large />
      <span className={cn('min-w-0 flex-1', labelClass)}>
        <span className="block truncate font-medium">{workspace.name}</span>
        <span className="block truncate text-xs text-ink-3">{me.user.name}</span>
      </span>
      <span className="sr-only">{t('personMenu')}</span>
      <ChevronsUpDown className={cn('size-4 text-ink-3', labelClass)} aria-hidden />
    </button>
  )
}

function Initial({ name, large }: { name: string; large?: boolean }) {
  return (
    <span
      aria-hidden
      className={cn(
        'grid shrink-0 place-items-center rounded-md bg-sunken font-semibold text-ink-2 uppercase',
        large ? 'size-7 text-xs' : 'size-4 text-[0.5625rem]',
      )}
    >
      {name.slice(0, 1)}
    </span>
  )
}
