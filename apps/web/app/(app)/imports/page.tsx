import type { Metadata } from 'next'
import { ImportCentre } from '@/features/imports/centre.tsx'
import words from '@/i18n/imports.en.json'
import { PageWords } from '@/i18n/page-words.tsx'

export const metadata: Metadata = { title: 'Imports' }

export default function Page() {
  return (
    <PageWords words={{ imports: words }}>
      <ImportCentre />
    </PageWords>
  )
}
