import type { Metadata } from 'next'
import { Profile } from '@/features/settings/profile.tsx'

export const metadata: Metadata = { title: 'Settings' }

export default function Page() {
  return <Profile />
}
