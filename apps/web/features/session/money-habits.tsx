'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { countries } from '@scale/money/countries'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Me, Workspace } from '@/api/types.ts'
import { useLanguage } from '@/i18n/language.ts'
import { Button } from '@/ui/button.tsx'
import { useProblemText } from '@/ui/error-state.tsx'
import { Field, Select } from '@/ui/field.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { currencies, likelyCountry, numberSamples } from './countries.ts'

/** The country decides at once; currency and digits can differ from it. */
export default function MoneyHabits({ me, onDone }: { me: Me; onDone: () => void }) {
  const t = useTranslations('session')
  const language = useLanguage()
  const problem = useProblemText()
  const [habits, setHabits] = useState(likelyCountry)
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const money = new Intl.DisplayNames(language, { type: 'currency' })
  const save = useSaveHabits(me, habits, onDone)
  const sorted = [...countries].sort((a, b) =>
    (names.of(a.code) ?? '').localeCompare(names.of(b.code) ?? '', language),
  )

  return (
    <>
      <h1 className="text-2xl tracking-[-0.02em]">{t('habits.title')}</h1>
      <p className="mt-1.5 text-ink-2">{t('habits.lead')}</p>
      <form
        className="mt-7 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {save.error && <Notice tone="bad">{problem(save.error).next}</Notice>}
        <Field label={t('habits.country')}>
          {(ids) => (
            <Select
              {...ids}
              autoFocus
              value={habits.code}
              onChange={(event) =>
                setHabits(countries.find((one) => one.code === event.target.value) ?? habits)
              }
            >
              {sorted.map((one) => (
                <option key={one.code} value={one.code}>
                  {names.of(one.code)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('habits.currency')} hint={t('habits.currencyHint')}>
          {(ids) => (
            <Select
              {...ids}
              value={habits.currency}
              onChange={(event) => setHabits({ ...habits, currency: event.target.value })}
            >
              {currencies.map((code) => (
                <option key={code} value={code}>
                  {code} · {money.of(code)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <NumberStyles
          value={habits.numberStyle}
          onChange={(numberStyle) => setHabits({ ...habits, numberStyle })}
        />
        <Button look="solid" size="lg" type="submit" busy={save.isPending} className="mt-1">
          {t('continue')}
        </Button>
      </form>
    </>
  )
}

type Habits = Pick<Workspace, 'currency' | 'locale' | 'numberStyle'>

/** Into the person's first workspace; without one, it is made. */
function useSaveHabits(me: Me, { currency, locale, numberStyle }: Habits, onDone: () => void) {
  const client = useQueryClient()
  const workspace = me.workspaces[0]
  return useMutation({
    mutationFn: () => {
      const json = { currency, locale, numberStyle }
      if (!workspace)
        return call<Workspace>('POST', '/v1/workspaces', { json: { name: me.user.name, ...json } })
      const { id, version } = workspace
      return call<Workspace>('PATCH', `/v1/workspaces/${id}`, { json, version })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.me })
      onDone()
    },
  })
}

interface NumberStylesProps {
  value: Workspace['numberStyle']
  onChange: (style: Workspace['numberStyle']) => void
}

export function NumberStyles({ value, onChange }: NumberStylesProps) {
  const t = useTranslations('session')
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t('habits.numbers')}</legend>
      <div className="grid grid-cols-2 gap-2">
        {(Object.keys(numberSamples) as Workspace['numberStyle'][]).map((style) => (
          <label
            key={style}
            className="flex h-9 items-center gap-2.5 rounded-md border border-line-strong/80 bg-surface px-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="numberStyle"
              className="accent-accent outline-0"
              checked={style === value}
              onChange={() => onChange(style)}
            />
            {numberSamples[style]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
