'use client'
import type { ReactNode } from 'react'
import { Gate } from '@/features/session/gate.tsx'
import { Shell } from '@/features/shell/shell.tsx'
import { ShellSkeleton } from '@/features/shell/shell-skeleton.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <Gate waiting={<ShellSkeleton />}>
      <Shell>{children}</Shell>
    </Gate>
  )
}
