import type { Metadata } from 'next'
import { Categorising } from '@/features/settings/categorising.tsx'

export const metadata: Metadata = { title: 'Categorising' }

export default function Page() {
  return <Categorising />
}
