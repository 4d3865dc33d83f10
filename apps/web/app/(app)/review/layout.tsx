'use client'
import type { ReactNode } from 'react'
import { PageWords } from '@/i18n/page-words.tsx'
import review from '@/i18n/review.en.json'
import why from '@/i18n/why.en.json'

export default function Layout({ children }: { children: ReactNode }) {
  return <PageWords words={{ review, why }}>{children}</PageWords>
}
