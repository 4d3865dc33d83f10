'use client'
import { useMutation } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import type { Member } from '@/api/types.ts'
import { rememberWorkspace } from '@/api/workspace.ts'
import { useSession } from '@/features/session/session.tsx'
import { Button } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { sayProblem } from '@/ui/toast.ts'
import { Card } from './frame.tsx'

const RemoveDialog = dynamic(() => import('@/ui/remove-dialog.tsx'), { ssr: false })

/** The way out of a workspace that others go on with. */
export function Leave({ members }: { members: readonly Member[] }) {
  const t = useTranslations('settings.members')
  const { workspace, me } = useSession()
  const problem = useProblemText()
  const [asking, setAsking] = useState(false)
  const own = members.find(({ userId }) => userId === me.user.id)
  const owners = members.filter(({ role }) => role === 'owner')
  const isLastOwner = own?.role === 'owner' && owners.length === 1
  const leave = useMutation({
    mutationFn: () => call('DELETE', `/v1/workspaces/${workspace.id}/members/${own?.id}`),
    onSuccess: () => {
      rememberWorkspace(null)
      location.assign('/')
    },
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
  })
  if (!own || members.length === 1) return null
  const title = t('leaveTitle', { name: workspace.name })
  return (
    <Card title={title} lead={t(isLastOwner ? 'leaveNotYet' : 'leaveLead')}>
      {!isLastOwner && (
        <Button
          look="danger"
          icon={<LogOut aria-hidden />}
          busy={leave.isPending}
          onClick={() => setAsking(true)}
        >
          {t('leave')}
        </Button>
      )}
      {asking && (
        <RemoveDialog
          title={title}
          lead={t('leaveLead')}
          action={t('leave')}
          onClose={() => setAsking(false)}
          onRemove={() => leave.mutate()}
        />
      )}
    </Card>
  )
}
