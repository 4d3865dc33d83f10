'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { bandShares, bandTints } from '@/ui/charts/fan-tints.ts'

interface FanLegendProps {
  members: readonly { name: string; label: string; share: string; counts: boolean; colour: string }[]
  hasScenario: boolean
}

/** What each line and tint stands for. */
export function FanLegend({ members, hasScenario }: FanLegendProps) {
  const t = useTranslations('forecast')
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1.5 text-xs text-ink-2">
      <Key mark={<Stroke colour="var(--ink)" />}>{t('actual')}</Key>
      <Key mark={<Stroke colour="var(--accent)" />}>{t('middle')}</Key>
      {members.length === 0 &&
        bandShares.map((share, at) => (
          <Key
            key={share}
            mark={
              <span
                className="h-3 w-5 rounded-[3px] bg-accent"
                // Narrow bands lie over the wider ones.
                style={{ opacity: bandTints.slice(at).reduce((sum, tint) => sum + tint * (1 - sum), 0) }}
              />
            }
          >
            {t('band', { share: Math.round(share * 100) })}
          </Key>
        ))}
      {members.map(({ name, label, share, counts, colour }) => (
        <Key key={name} mark={<Stroke colour={colour} dashed={!counts} />}>
          {label} <span className="text-ink-3">{share}</span>
        </Key>
      ))}
      {hasScenario && <Key mark={<Stroke colour="var(--warn)" dashed />}>{t('underScenario')}</Key>}
    </ul>
  )
}

function Key({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      {mark}
      {children}
    </li>
  )
}

function Stroke({ colour, dashed }: { colour: string; dashed?: boolean }) {
  return (
    <svg width="20" height="8" aria-hidden>
      <path d="M0 4h20" stroke={colour} strokeWidth="2" {...(dashed ? { strokeDasharray: '5 4' } : {})} />
    </svg>
  )
}
