'use client'
import type { ReactNode } from 'react'
import { SettingsFrame } from '@/features/settings/frame.tsx'
import { PageWords } from '@/i18n/page-words.tsx'
import settings from '@/i18n/settings.en.json'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <PageWords words={{ settings }}>
      <SettingsFrame>{children}</SettingsFrame>
    </PageWords>
  )
}
