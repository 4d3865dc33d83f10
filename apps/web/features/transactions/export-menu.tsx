'use client'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { exportFormats, saveExport, type ExportFormat } from '@/api/export.ts'
import { Button } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { sayProblem } from '@/ui/toast.ts'
import type { Filter } from './queries.ts'

const Menu = dynamic(() => import('@/ui/menu.tsx').then((file) => file.Menu), {
  ssr: false,
  loading: () => <Button icon={<Download />} disabled aria-hidden />,
})
const MenuItem = dynamic(() => import('@/ui/menu.tsx').then((file) => file.MenuItem), { ssr: false })

/** The rows of the filter, as a file. */
export function ExportMenu({ filter }: { filter: Filter }) {
  const t = useTranslations('transactions.export')
  const problem = useProblemText()
  const { mutate, isPending } = useMutation({
    mutationFn: (format: ExportFormat) => saveExport(format, { ...filter, order: undefined }),
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
  })
  return (
    <Menu
      align="end"
      trigger={
        <Button icon={<Download />} busy={isPending}>
          {t('title')}
        </Button>
      }
    >
      {exportFormats.map((format) => (
        <MenuItem key={format} onSelect={() => mutate(format)}>
          {t(format)}
        </MenuItem>
      ))}
    </Menu>
  )
}
