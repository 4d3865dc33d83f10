import type { Metadata } from 'next'
import { Welcome } from '@/features/session/welcome.tsx'

export const metadata: Metadata = { title: 'Welcome' }

export default function Page() {
  return <Welcome />
}
