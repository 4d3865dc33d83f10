'use client'
import { Download } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { addressOf } from '@/api/client.ts'
import { Button } from '@/ui/button.tsx'
import type { Filter } from './queries.ts'

const Menu = dynamic(() => import('@/ui/menu.tsx').then((file) => file.Menu), {
  ssr: false,
  loading: () => <Button icon={<Download />} disabled aria-hidden />,
})
const MenuItem = dynamic(() => import('@/ui/menu.tsx').then((file) => file.MenuItem), { ssr: false })

const formats = ['csv', 'json', 'hledger'] as const

/** The rows of the filter, as a file. */
export function ExportMenu({ filter }: { filter: Filter }) {
  const t = useTranslations('transactions.export')
  return (
    <Menu align="end" trigger={<Button icon={<Download />}>{t('title')}</Button>}>
      {formats.map((format) => (
        <MenuItem
          key={format}
          onSelect={() => location.assign(addressOf('/v1/export', { ...filter, order: undefined, format }))}
        >
          {t(format)}
        </MenuItem>
      ))}
    </Menu>
  )
}
