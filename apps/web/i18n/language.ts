'use client'
import { usePreference } from '@/ui/preference.ts'

export const languages = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
] as const

export type Language = (typeof languages)[number]['code']

export function useLanguage(): Language {
  const [chosen] = usePreference('language')
  if (chosen === 'en' || chosen === 'de') return chosen
  return typeof navigator !== 'undefined' && navigator.language.startsWith('de') ? 'de' : 'en'
}
