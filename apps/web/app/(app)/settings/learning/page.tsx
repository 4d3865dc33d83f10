import type { Metadata } from 'next'
import { Learning } from '@/features/learning/learning.tsx'

export const metadata: Metadata = { title: 'Learning' }

export default function Page() {
  return <Learning />
}
