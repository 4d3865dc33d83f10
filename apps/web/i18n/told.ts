'use client'
import { useTranslations } from 'use-intl'

type Kind = 'reasons' | 'questions' | 'choices' | 'rejections'
interface Told {
  code: string
  message: string
}

/** The server tells reasons and questions in English, with a code; another language has its own words for the code. */
export function useTold(): (kind: Kind, told: Told) => string {
  const t = useTranslations()
  return (kind, { code, message }) => {
    // Only languages that are fetched have these words, so the type of the English ones does not know them.
    const key = `told.${kind}.${code}` as never
    return t.has(key) ? t(key) : message
  }
}

const marks: Record<string, string> = { '.': 'point', ',': 'comma' }

/** The code of a choice: the question's and its own. */
export function choiceCode(question: string, value: string): string {
  return `${question}_${marks[value] ?? value}`
}
