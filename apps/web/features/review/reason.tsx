'use client'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import type { Evidence, Suggestion } from '@/api/categorization.ts'
import { useCategories } from '@/features/categories/queries.ts'
import { Dot } from '@/ui/dot.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'

/** Probabilities from which each word holds, the surest first. */
const words = [
  ['certain', 0.95],
  ['very', 0.8],
  ['likely', 0.6],
  ['perhaps', 0.4],
  ['guess', 0],
] as const

/** "Very likely, 83%": the word for those who read, the figure for those who count. */
export function useSureness(): (probability: number) => string {
  const t = useTranslations('why')
  const format = useFormat()
  return (probability) => {
    const word = words.find(([, from]) => probability >= from)?.[0] ?? 'guess'
    return t('sureness', { word: t(`sure.${word}`), percent: format.percent(probability) })
  }
}

/** What a suggestion rests on, in a sentence. */
export function useReason(): (
  suggestion: Pick<Suggestion, 'source' | 'probability'>,
  merchant: string,
) => string {
  const t = useTranslations('why')
  return ({ source, probability }, merchant) =>
    source === 'dictionary' && probability < knownFrom ? t('from.words') : t(`from.${source}`, { merchant })
}

/** Below this the dictionary has the merchant on no list of its own: a word of the name speaks, or what the name is like. */
const knownFrom = 0.8

interface EvidenceProps {
  source: Suggestion['source']
  evidence: readonly Evidence[]
}

/** The rows or entries a suggestion rests on; a row can be opened. */
export function EvidenceList({ source, evidence }: EvidenceProps) {
  const t = useTranslations('why')
  const { byId } = useCategories()
  if (source === 'none' || evidence.length === 0) return null
  return (
    <div>
      <p className="text-xs text-ink-3">{t(`evidence.${source}`)}</p>
      <ul className="text-xs/6">
        {evidence.map(({ text, categoryId, transactionId }, at) => (
          <li key={transactionId ?? `${at} ${text}`} className="flex min-w-0 items-center gap-2">
            {transactionId ? (
              <Link
                href={`/transactions?open=${transactionId}` as Route}
                className="min-w-0 truncate underline decoration-line-strong underline-offset-4 hover:decoration-ink"
              >
                {text}
              </Link>
            ) : (
              <span className="min-w-0 truncate">{text}</span>
            )}
            <span className="flex shrink-0 items-center gap-1.5 text-ink-2">
              <span aria-hidden>→</span>
              <Dot colour={byId.get(categoryId)?.colour} />
              {byId.get(categoryId)?.label}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
