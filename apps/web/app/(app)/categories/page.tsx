import type { Metadata } from 'next'
import { Categories } from '@/features/categories/categories.tsx'

export const metadata: Metadata = { title: 'Categories' }

export default function Page() {
  return <Categories />
}
