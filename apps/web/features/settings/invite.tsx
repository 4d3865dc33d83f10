'use client'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import type { InvitationIssued, Role } from '@/api/types.ts'
import { Button } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { say } from '@/ui/toast.ts'
import { Card } from './frame.tsx'
import { roles } from './roles.ts'

/** Makes a link for one e-mail address; the owner hands it over. */
export function Invite({ path, onInvited }: { path: string; onInvited: () => void }) {
  const t = useTranslations('settings.members')
  const problem = useProblemText()
  const [link, setLink] = useState('')
  const invite = useMutation({
    mutationFn: (json: { email: string; role: Role }) => call<InvitationIssued>('POST', path, { json }),
    onSuccess: ({ token }) => {
      setLink(`${location.origin}/welcome/?invitation=${encodeURIComponent(token)}`)
      onInvited()
    },
  })
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    invite.mutate({ email: String(given.get('email')), role: String(given.get('role')) as Role })
    event.currentTarget.reset()
  }
  return (
    <Card title={t('inviteTitle')} lead={t('inviteLead')}>
      <form onSubmit={submit} className="flex max-w-xl flex-wrap items-end gap-2">
        <Field
          label={t('email')}
          className="min-w-56 flex-1"
          error={invite.error ? problem(invite.error).next : undefined}
        >
          {(ids) => <Input {...ids} name="email" type="email" required />}
        </Field>
        <Field label={t('role')} className="w-36">
          {(ids) => (
            <Select {...ids} name="role" defaultValue="editor">
              {roles.map((role) => (
                <option key={role} value={role}>
                  {t(`roles.${role}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button look="solid" type="submit" className="h-9" busy={invite.isPending}>
          {t('invite')}
        </Button>
      </form>
      {link && (
        <div className="mt-4">
          <Notice
            tone="accent"
            title={t('linkTitle')}
            action={
              <Button
                size="sm"
                onClick={() => void navigator.clipboard.writeText(link).then(() => say(t('copied')))}
              >
                {t('copy')}
              </Button>
            }
          >
            <span className="font-mono text-xs break-all">{link}</span>
          </Notice>
        </div>
      )}
    </Card>
  )
}
