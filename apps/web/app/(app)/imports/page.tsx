import type { Metadata } from 'next'
import { ImportCentre } from '@/features/imports/centre.tsx'

export const metadata: Metadata = { title: 'Imports' }

export default function Page() {
  return <ImportCentre />
}
