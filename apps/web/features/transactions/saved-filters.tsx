'use client'
import { Bookmark, Trash2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '@/ui/button.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { usePreference } from '@/ui/preference.ts'

const Menu = dynamic(() => import('@/ui/menu.tsx').then((file) => file.Menu), { ssr: false })
const MenuItem = dynamic(() => import('@/ui/menu.tsx').then((file) => file.MenuItem), { ssr: false })
const Dialog = dynamic(() => import('@/ui/dialog.tsx').then((file) => file.Dialog), { ssr: false })

interface Saved {
  name: string
  search: string
}

function read(text: string): Saved[] {
  try {
    return JSON.parse(text) as Saved[]
  } catch {
    return []
  }
}

/** Views worth coming back to, kept in this browser. */
export function SavedFilters({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslations('transactions.saved')
  const router = useRouter()
  const [text, setText] = usePreference('savedFilters')
  const [naming, setNaming] = useState(false)
  const saved = read(text)
  const store = (next: Saved[]) => setText(JSON.stringify(next))
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('title')}>
            <Bookmark />
          </IconButton>
        }
      >
        {saved.map((one) => (
          <MenuItem
            key={one.name}
            onSelect={() => router.push(`/transactions${one.search}` as Route)}
            hint={
              <IconButton
                size="iconSm"
                className="-my-1 -mr-1.5"
                label={t('forget', { name: one.name })}
                onClick={(event) => {
                  event.stopPropagation()
                  store(saved.filter((other) => other !== one))
                }}
              >
                <Trash2 />
              </IconButton>
            }
          >
            {one.name}
          </MenuItem>
        ))}
        <MenuItem icon={<Bookmark />} disabled={!isFiltered} onSelect={() => setNaming(true)}>
          {t('save')}
        </MenuItem>
      </Menu>
      {naming && (
        <NameDialog
          onClose={() => setNaming(false)}
          onName={(name) =>
            store([...saved.filter((one) => one.name !== name), { name, search: location.search }])
          }
        />
      )}
    </>
  )
}

function NameDialog({ onClose, onName }: { onClose: () => void; onName: (name: string) => void }) {
  const t = useTranslations('transactions.saved')
  const [name, setName] = useState('')
  return (
    <Dialog open onClose={onClose} title={t('save')}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          onName(name)
          onClose()
        }}
      >
        <Field label={t('name')}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              required
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button look="solid" type="submit">
          {t('submit')}
        </Button>
      </form>
    </Dialog>
  )
}
