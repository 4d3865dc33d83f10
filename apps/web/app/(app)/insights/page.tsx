import type { Metadata } from 'next'
import { Insights } from '@/features/insights/insights.tsx'

export const metadata: Metadata = { title: 'Insights' }

export default function Page() {
  return <Insights />
}
