'use client'
import { useQuery } from '@tanstack/react-query'
import { Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ForecastSummary, Scenario } from '@/api/forecasting.ts'
import { useSession } from '@/features/session/session.tsx'
import { Button, IconButton } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Checkbox } from '@/ui/field.tsx'
import { Menu, MenuItem } from '@/ui/menu.tsx'
import { Section } from '@/ui/page.tsx'
import { scenariosQuery } from './queries.ts'
import { useScenarioWish } from './scenario-acts.ts'
import { useChangeWords } from './change-words.ts'

const ScenarioDialog = dynamic(() => import('./scenario-dialog.tsx'), { ssr: false })

interface ScenariosProps {
  forecast: ForecastSummary
  chosenId: string | null
  onChoose: (id: string | null) => void
}

/** What if: each scenario can be laid over the forecast, one at a time. */
export function Scenarios({ forecast, chosenId, onChoose }: ScenariosProps) {
  const t = useTranslations('forecast')
  const { canEdit } = useSession()
  const { data: scenarios = [] } = useQuery(scenariosQuery)
  const [editing, setEditing] = useState<Scenario | 'new' | null>(null)
  return (
    <Section
      title={t('scenarios')}
      aside={
        canEdit && (
          <Button size="sm" icon={<Plus />} onClick={() => setEditing('new')}>
            {t('addScenario')}
          </Button>
        )
      }
    >
      {scenarios.length === 0 ? (
        <p className="panel px-4 py-5 text-ink-2">{t('noScenarios')}</p>
      ) : (
        <ul aria-label={t('scenarios')} className="panel divide-y divide-line overflow-hidden">
          {scenarios.map((scenario) => (
            <ScenarioLine
              key={scenario.id}
              scenario={scenario}
              chosen={scenario.id === chosenId}
              onChoose={() => onChoose(scenario.id === chosenId ? null : scenario.id)}
              onEdit={() => setEditing(scenario)}
              onRemove={() => scenario.id === chosenId && onChoose(null)}
            />
          ))}
        </ul>
      )}
      {editing && (
        <ScenarioDialog
          scenario={editing === 'new' ? null : editing}
          currency={forecast.currency}
          onClose={() => setEditing(null)}
          onMade={onChoose}
        />
      )}
    </Section>
  )
}

interface LineProps {
  scenario: Scenario
  chosen: boolean
  onChoose: () => void
  onEdit: () => void
  onRemove: () => void
}

function ScenarioLine({ scenario, chosen, onChoose, onEdit, onRemove }: LineProps) {
  const t = useTranslations('forecast')
  const { canEdit } = useSession()
  const wordsOf = useChangeWords()
  const wish = useScenarioWish()
  return (
    <li className={cn('flex items-start gap-3 px-4 py-3', chosen && 'bg-accent-soft')}>
      <Checkbox
        className="min-w-0 flex-1"
        checked={chosen}
        onChange={onChoose}
        label={
          <>
            <span className="block font-medium">{scenario.name}</span>
            <span className="block text-ink-2">{scenario.changes.map(wordsOf).join(' · ')}</span>
          </>
        }
      />
      {canEdit && (
        <Menu
          align="end"
          trigger={
            <IconButton size="iconSm" label={t('scenarioActs', { name: scenario.name })} className="-mr-1.5">
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem icon={<Pencil />} onSelect={onEdit}>
            {t('editScenario')}
          </MenuItem>
          <MenuItem
            icon={<Trash2 />}
            danger
            onSelect={() => {
              onRemove()
              wish.mutate({ do: 'remove', scenario })
            }}
          >
            {t('removeScenario')}
          </MenuItem>
        </Menu>
      )}
    </li>
  )
}
