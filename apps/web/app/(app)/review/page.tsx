import type { Metadata } from 'next'
import { Review } from '@/features/review/review.tsx'

export const metadata: Metadata = { title: 'Review' }

export default function Page() {
  return <Review />
}
