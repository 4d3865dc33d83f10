'use client'
import type { ReactNode } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import settings from './settings.en.json'

/** The English words of the settings, which no other page has to carry. A language that is fetched brings its own. */
export function SettingsWords({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale={useLocale()} messages={Object.assign({ settings }, useMessages())}>
      {children}
    </IntlProvider>
  )
}
