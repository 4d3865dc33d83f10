'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Invitation, InvitationIssued, Member, Role } from '@/api/types.ts'
import { useSession } from '@/features/session/session.tsx'
import { Button, IconButton } from '@/ui/button.tsx'
import { ErrorState, useProblemText } from '@/ui/error-state.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { Notice, SkeletonRows } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { say, sayProblem } from '@/ui/toast.ts'
import { Card } from './frame.tsx'

const roles = ['owner', 'editor', 'viewer'] as const

export function Members() {
  const t = useTranslations('settings.members')
  const { workspace, isOwner, me } = useSession()
  const format = useFormat()
  const client = useQueryClient()
  const problem = useProblemText()
  const path = `/v1/workspaces/${workspace.id}/members`
  const { data, error, refetch } = useQuery({
    queryKey: keys.members(workspace.id),
    queryFn: () => call<{ members: Member[]; invitations: Invitation[] }>('GET', path),
  })
  const onSettled = () => client.invalidateQueries({ queryKey: keys.members(workspace.id) })
  const onError = (fault: unknown) => sayProblem(problem(fault).title, { description: problem(fault).next })
  const change = useMutation({
    mutationFn: ({ member, role }: { member: Member; role: Role | null }) =>
      role
        ? call('PATCH', `${path}/${member.id}`, { json: { role }, version: member.version })
        : call('DELETE', `${path}/${member.id}`),
    onSuccess: () => say(t('changed')),
    onError,
    onSettled,
  })
  const withdraw = useMutation({
    mutationFn: (id: string) => call('DELETE', `/v1/workspaces/${workspace.id}/invitations/${id}`),
    onError,
    onSettled,
  })
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={3} label={t('title')} />
  return (
    <>
      <Card title={t('title')} lead={t('lead')}>
        <ul className="panel divide-y divide-line">
          {data.members.map((member) => (
            <li key={member.id} className="flex items-center gap-4 px-4 py-2.5">
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{member.name}</span>
                <span className="block truncate text-xs text-ink-3">{member.email}</span>
              </span>
              {isOwner ? (
                <Select
                  compact
                  aria-label={t('roleOf', { name: member.name })}
                  value={member.role}
                  onChange={(event) => change.mutate({ member, role: event.target.value as Role })}
                >
                  {roles.map((role) => (
                    <option key={role} value={role}>
                      {t(`roles.${role}`)}
                    </option>
                  ))}
                </Select>
              ) : (
                <span className="text-ink-2">{t(`roles.${member.role}`)}</span>
              )}
              {isOwner && member.userId !== me.user.id && (
                <IconButton
                  size="iconSm"
                  label={t('remove', { name: member.name })}
                  onClick={() => change.mutate({ member, role: null })}
                >
                  <Trash2 />
                </IconButton>
              )}
            </li>
          ))}
          {data.invitations.map((invitation) => (
            <li key={invitation.id} className="flex items-center gap-4 px-4 py-2.5">
              <span className="min-w-0 flex-1">
                <span className="block truncate">{invitation.email}</span>
                <span className="block text-xs text-ink-3">
                  {t('invitedUntil', { date: format.instant(invitation.expiresAt) })}
                </span>
              </span>
              <span className="text-ink-2">{t(`roles.${invitation.role}`)}</span>
              {isOwner && (
                <IconButton
                  size="iconSm"
                  label={t('withdraw', { name: invitation.email })}
                  onClick={() => withdraw.mutate(invitation.id)}
                >
                  <Trash2 />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {isOwner && <Invite path={path} onInvited={() => void onSettled()} />}
    </>
  )
}

function Invite({ path, onInvited }: { path: string; onInvited: () => void }) {
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
