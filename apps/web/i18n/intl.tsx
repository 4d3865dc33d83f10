'use client'
import { useEffect, useState, type ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import en from './en.json'
import type discovery from './discovery.en.json'
import type forecast from './forecast.en.json'
import type home from './home.en.json'
import type homeAhead from './home-ahead.en.json'
import type imports from './imports.en.json'
import type insights from './insights.en.json'
import type learning from './learning.en.json'
import type palette from './palette.en.json'
import type recent from './recent.en.json'
import type recurring from './recurring.en.json'
import type review from './review.en.json'
import type settings from './settings.en.json'
import type shortcuts from './shortcuts.en.json'
import type why from './why.en.json'
import { useLanguage } from './language.ts'

/** What only some pages have to say (page-words.tsx). */
interface OfPages {
  discovery: typeof discovery
  forecast: typeof forecast
  home: typeof home
  homeAhead: typeof homeAhead
  imports: typeof imports
  insights: typeof insights
  learning: typeof learning
  palette: typeof palette
  recent: typeof recent
  recurring: typeof recurring
  review: typeof review
  settings: typeof settings
  shortcuts: typeof shortcuts
  why: typeof why
}

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof en & OfPages
  }
}

/**
 * English ships with the page, but for what only some pages say (page-words.tsx); another language is fetched once and then
 * kept by the browser.
 */
export function Intl({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const [loaded, setLoaded] = useState<{ language: string; messages: typeof en }>({
    language: 'en',
    messages: en,
  })
  useEffect(() => {
    document.documentElement.lang = language
    if (language === 'en') return setLoaded({ language, messages: en })
    let wanted = true
    void import('./de.json').then((file) => wanted && setLoaded({ language, messages: file.default }))
    return () => {
      wanted = false
    }
  }, [language])
  return (
    <IntlProvider locale={loaded.language} messages={loaded.messages} timeZone="UTC">
      {children}
    </IntlProvider>
  )
}
