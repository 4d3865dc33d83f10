'use client'
import type { ReactNode } from 'react'
import { IntlProvider, useLocale, useMessages, type Messages } from 'use-intl'

interface PageWordsProps {
  words: Partial<Messages>
  children: ReactNode
}

/** English words of a few pages, which no other page has to carry. A language that is fetched brings its own. */
export function PageWords({ words, children }: PageWordsProps) {
  return (
    <IntlProvider locale={useLocale()} messages={Object.assign({}, words, useMessages())}>
      {children}
    </IntlProvider>
  )
}
