import type { ReactNode } from 'react'
import { Threshold } from '@/features/session/threshold.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return <Threshold>{children}</Threshold>
}
