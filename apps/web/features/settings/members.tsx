'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Invitation, Member, Role } from '@/api/types.ts'
import { useSession } from '@/features/session/session.tsx'
import { ErrorState, useProblemText } from '@/ui/error-state.tsx'
import { Select } from '@/ui/field.tsx'
import { SkeletonRows } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { RemoveButton } from '@/ui/remove-button.tsx'
import { say, sayProblem } from '@/ui/toast.ts'
import { Card } from './frame.tsx'
import { Invite } from './invite.tsx'
import { Leave } from './leave.tsx'
import { roles } from './roles.ts'

export function Members() {
  const t = useTranslations('settings.members')
  const { workspace, isOwner } = useSession()
  const client = useQueryClient()
  const queryKey = keys.members(workspace.id)
  const path = `/v1/workspaces/${workspace.id}/members`
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => call<{ members: Member[]; invitations: Invitation[] }>('GET', path),
  })
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={3} label={t('title')} />
  return (
    <>
      <Card title={t('title')} lead={t('lead')}>
        <ul className="panel divide-y divide-line">
          {data.members.map((member) => (
            <MemberLine key={member.id} member={member} />
          ))}
          {data.invitations.map((invitation) => (
            <InvitationLine key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      </Card>
      {isOwner && <Invite path={path} onInvited={() => void client.invalidateQueries({ queryKey })} />}
      <Leave members={data.members} />
    </>
  )
}

const line = 'flex items-center gap-4 px-4 py-2.5'

function MemberLine({ member }: { member: Member }) {
  const t = useTranslations('settings.members')
  const { isOwner, me } = useSession()
  const change = useAccessChange()
  const { id, version, name } = member
  return (
    <li className={line}>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-xs text-ink-3">{member.email}</span>
      </span>
      {isOwner ? (
        <Select
          compact
          aria-label={t('roleOf', { name })}
          value={member.role}
          onChange={(event) => change.mutate({ do: 'role', id, version, role: event.target.value as Role })}
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
        <RemoveButton
          label={t('remove', { name })}
          lead={t('removeLead')}
          onRemove={() => change.mutate({ do: 'remove', id })}
        />
      )}
    </li>
  )
}

function InvitationLine({ invitation }: { invitation: Invitation }) {
  const t = useTranslations('settings.members')
  const format = useFormat()
  const { isOwner } = useSession()
  const change = useAccessChange()
  return (
    <li className={line}>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{invitation.email}</span>
        <span className="block text-xs text-ink-3">
          {t('invitedUntil', { date: format.instant(invitation.expiresAt) })}
        </span>
      </span>
      <span className="text-ink-2">{t(`roles.${invitation.role}`)}</span>
      {isOwner && (
        <RemoveButton
          label={t('withdraw', { name: invitation.email })}
          lead={t('withdrawLead')}
          onRemove={() => change.mutate({ do: 'withdraw', id: invitation.id })}
        />
      )}
    </li>
  )
}

type AccessChange =
  | { do: 'role'; id: string; version: number; role: Role }
  | { do: 'remove' | 'withdraw'; id: string }

function useAccessChange() {
  const t = useTranslations('settings.members')
  const { workspace } = useSession()
  const client = useQueryClient()
  const problem = useProblemText()
  const base = `/v1/workspaces/${workspace.id}`
  return useMutation({
    mutationFn: (wish: AccessChange) => {
      if (wish.do !== 'role')
        return call('DELETE', `${base}/${wish.do === 'remove' ? 'members' : 'invitations'}/${wish.id}`)
      const { id, role, version } = wish
      return call('PATCH', `${base}/members/${id}`, { json: { role }, version })
    },
    onSuccess: () => say(t('changed')),
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.members(workspace.id) }),
  })
}
