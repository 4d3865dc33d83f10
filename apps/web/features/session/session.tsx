'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use, useMemo, type ReactNode } from 'react'
import { ApiFault, call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Me, Workspace } from '@/api/types.ts'
import { currentWorkspace, rememberWorkspace } from '@/api/workspace.ts'
import { useLanguage } from '@/i18n/language.ts'
import { FormatProvider } from '@/ui/format.tsx'

export interface Session {
  me: Me
  workspace: Workspace
  /** May change the ledger. */
  canEdit: boolean
  /** May manage members and data. */
  isOwner: boolean
  switchTo(workspaceId: string): void
}

const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession outside of the signed-in part of the app')
  return session
}

export function useMe() {
  return useQuery({
    queryKey: keys.me,
    queryFn: () => call<Me>('GET', '/v1/me'),
    staleTime: 60_000,
    retry: (count, error) =>
      !(error instanceof ApiFault && error.status < 500 && error.status > 0) && count < 2,
  })
}

/** The locale whose digits look like each of the styles a workspace can choose. */
const localeOfStyle: Record<Workspace['numberStyle'], string> = {
  comma_dot: 'en-GB',
  dot_comma: 'de-DE',
  space_comma: 'fr-FR',
  apostrophe_dot: 'de-CH',
  lakh: 'en-IN',
}

export function SessionProvider({ me, children }: { me: Me; children: ReactNode }) {
  const language = useLanguage()
  const client = useQueryClient()
  const wanted = currentWorkspace() ?? me.currentWorkspaceId
  const workspace = me.workspaces.find((one) => one.id === wanted) ?? me.workspaces[0]
  const session = useMemo<Session | null>(() => {
    if (!workspace) return null
    // A remembered workspace this person no longer belongs to would make every request fail.
    if (currentWorkspace() !== workspace.id) rememberWorkspace(workspace.id)
    return {
      me,
      workspace,
      canEdit: workspace.role !== 'viewer',
      isOwner: workspace.role === 'owner',
      switchTo(workspaceId) {
        rememberWorkspace(workspaceId)
        client.clear()
        location.assign('/')
      },
    }
  }, [me, workspace, client])
  if (!session || !workspace) return null
  return (
    <SessionContext value={session}>
      <FormatProvider
        style={{ numberStyle: localeOfStyle[workspace.numberStyle], language, currency: workspace.currency }}
      >
        {children}
      </FormatProvider>
    </SessionContext>
  )
}
