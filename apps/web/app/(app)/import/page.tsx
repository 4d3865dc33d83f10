import type { Metadata } from 'next'
import { Suspense } from 'react'
import { OneImport } from '@/features/imports/one-import.tsx'
import words from '@/i18n/imports.en.json'
import { PageWords } from '@/i18n/page-words.tsx'

export const metadata: Metadata = { title: 'Import' }

export default function Page() {
  return (
    <PageWords words={{ imports: words }}>
      <Suspense>
        <OneImport />
      </Suspense>
    </PageWords>
  )
}
