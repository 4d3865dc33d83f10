'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Workspace } from '@/api/types.ts'
import { currencies } from '@/features/session/countries.ts'
import { NumberStyles } from '@/features/session/money-habits.tsx'
import { useSession } from '@/features/session/session.tsx'
import { Button } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { say, sayProblem } from '@/ui/toast.ts'
import { Card } from './frame.tsx'

const monthStartMax = 28

/** How this workspace counts: its name, currency, digits and first day of the month. */
export function WorkspaceSettings() {
  const t = useTranslations('settings.workspace')
  const common = useTranslations('common')
  const { workspace, isOwner } = useSession()
  const problem = useProblemText()
  const [wanted, setWanted] = useState(workspace)
  const save = useSaveWorkspace(wanted)
  function submit(event: FormEvent): void {
    event.preventDefault()
    save.mutate()
  }
  return (
    <>
      <Card title={t('title')} lead={t('lead')}>
        <form onSubmit={submit} className="max-w-md space-y-4">
          {save.error && <Notice tone="bad">{problem(save.error).next}</Notice>}
          {!isOwner && <Notice>{t('ownersOnly')}</Notice>}
          <fieldset disabled={!isOwner} className="space-y-4">
            <Field label={t('name')}>
              {(ids) => (
                <Input
                  {...ids}
                  required
                  maxLength={80}
                  value={wanted.name}
                  onChange={(event) => setWanted({ ...wanted, name: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('currency')} hint={t('currencyHint')}>
              {(ids) => (
                <Select
                  {...ids}
                  value={wanted.currency}
                  onChange={(event) => setWanted({ ...wanted, currency: event.target.value })}
                >
                  {[...new Set([...currencies, workspace.currency])].map((code) => (
                    <option key={code}>{code}</option>
                  ))}
                </Select>
              )}
            </Field>
            <NumberStyles
              value={wanted.numberStyle}
              onChange={(numberStyle) => setWanted({ ...wanted, numberStyle })}
            />
            <Field label={t('monthStart')} hint={t('monthStartHint')}>
              {(ids) => (
                <Select
                  {...ids}
                  value={String(wanted.monthStartsOn)}
                  onChange={(event) => setWanted({ ...wanted, monthStartsOn: Number(event.target.value) })}
                >
                  {Array.from({ length: monthStartMax }, (_, day) => (
                    <option key={day}>{day + 1}</option>
                  ))}
                </Select>
              )}
            </Field>
            <Button look="solid" type="submit" busy={save.isPending}>
              {common('save')}
            </Button>
          </fieldset>
        </form>
      </Card>
      <NewWorkspace />
    </>
  )
}

function useSaveWorkspace({ name, currency, numberStyle, monthStartsOn }: Workspace) {
  const common = useTranslations('common')
  const { workspace } = useSession()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => {
      const json = { name, currency, numberStyle, monthStartsOn }
      return call('PATCH', `/v1/workspaces/${workspace.id}`, { json, version: workspace.version })
    },
    onSuccess: () => {
      say(common('saved'))
      void client.invalidateQueries({ queryKey: keys.me })
      void client.invalidateQueries({ queryKey: keys.reports })
    },
  })
}

function NewWorkspace() {
  const t = useTranslations('settings.workspace')
  const { workspace, switchTo } = useSession()
  const problem = useProblemText()
  const [name, setName] = useState('')
  const make = useMutation({
    mutationFn: () => {
      const { locale, currency, numberStyle, monthStartsOn } = workspace
      const json = { name: name.trim(), locale, currency, numberStyle, monthStartsOn }
      return call<Workspace>('POST', '/v1/workspaces', { json })
    },
    onSuccess: (made) => switchTo(made.id),
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
  })
  return (
    <Card title={t('newTitle')} lead={t('newLead')}>
      <form
        className="flex max-w-md items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        <Field label={t('newName')} className="flex-1">
          {(ids) => (
            <Input
              {...ids}
              required
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" className="h-9" busy={make.isPending}>
          {t('newSubmit')}
        </Button>
      </form>
    </Card>
  )
}
