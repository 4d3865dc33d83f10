import type { ReactNode } from 'react'
import { SettingsFrame } from '@/features/settings/frame.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return <SettingsFrame>{children}</SettingsFrame>
}
