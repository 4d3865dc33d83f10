import type { Metadata } from 'next'
import { WorkspaceSettings } from '@/features/settings/workspace.tsx'

export const metadata: Metadata = { title: 'Workspace' }

export default function Page() {
  return <WorkspaceSettings />
}
