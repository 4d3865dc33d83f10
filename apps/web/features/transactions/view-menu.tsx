'use client'
import { Columns3 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/ui/button.tsx'
import { usePreference } from '@/ui/preference.ts'
import { useColumns } from './columns.ts'

const Menu = dynamic(() => import('@/ui/menu.tsx').then((file) => file.Menu), { ssr: false })
const MenuCheck = dynamic(() => import('@/ui/menu.tsx').then((file) => file.MenuCheck), { ssr: false })
const MenuSeparator = dynamic(() => import('@/ui/menu.tsx').then((file) => file.MenuSeparator), {
  ssr: false,
})

const offered = ['date', 'valueDate', 'category', 'account', 'note', 'reference'] as const

/** Which columns stand in the table, and how close its rows. */
export function ViewMenu() {
  const t = useTranslations('transactions')
  const { columns, toggle } = useColumns()
  const [density, setDensity] = usePreference('density')
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('columns')} className="max-sm:hidden">
          <Columns3 />
        </IconButton>
      }
    >
      {offered.map((column) => (
        <MenuCheck key={column} checked={columns.has(column)} onChange={() => toggle(column)}>
          {t(column)}
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuCheck
        checked={density === 'compact'}
        onChange={(compact) => setDensity(compact ? 'compact' : 'normal')}
      >
        {t('compactRows')}
      </MenuCheck>
    </Menu>
  )
}
