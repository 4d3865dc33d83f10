import type { ReactNode } from 'react'
import { SettingsFrame } from '@/features/settings/frame.tsx'
import { SettingsWords } from '@/i18n/settings-words.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <SettingsWords>
      <SettingsFrame>{children}</SettingsFrame>
    </SettingsWords>
  )
}
