'use client'
import { useTheme } from 'next-themes'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { languages, useLanguage } from '@/i18n/language.ts'
import { Field, Select, Switch } from '@/ui/field.tsx'
import { usePreference } from '@/ui/preference.ts'
import { Card } from './frame.tsx'

const themes = ['light', 'dark', 'system'] as const

export function Appearance() {
  const t = useTranslations('settings.appearance')
  const shell = useTranslations('shell')
  const { theme, setTheme } = useTheme()
  const language = useLanguage()
  const [, setLanguage] = usePreference('language')
  const [privacy, setPrivacy] = usePreference('privacy')
  // The stored theme is known in the browser only, after the first paint.
  const [known, setKnown] = useState(false)
  useEffect(() => setKnown(true), [])
  return (
    <>
      <Card title={t('theme')} lead={t('themeLead')}>
        <div role="radiogroup" aria-label={t('theme')} className="grid max-w-md grid-cols-3 gap-3">
          {themes.map((name) => (
            <label
              key={name}
              className="cursor-pointer overflow-hidden rounded-lg border border-line-strong/70 has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name="theme"
                className="sr-only"
                checked={known && theme === name}
                onChange={() => setTheme(name)}
              />
              <ThemeSample name={name} />
              <span className="block border-t border-line px-3 py-2 text-center font-medium">
                {shell(`themes.${name}`)}
              </span>
            </label>
          ))}
        </div>
      </Card>
      <Card title={t('language')} lead={t('languageLead')}>
        <Field label={t('language')} className="max-w-xs">
          {(ids) => (
            <Select {...ids} value={language} onChange={(event) => setLanguage(event.target.value)}>
              {languages.map((one) => (
                <option key={one.code} value={one.code} lang={one.code}>
                  {one.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </Card>
      <Card title={t('privacy')}>
        <Switch
          label={t('privacySwitch')}
          hint={t('privacyHint')}
          checked={privacy === 'on'}
          onChange={(on) => setPrivacy(on ? 'on' : 'off')}
        />
      </Card>
    </>
  )
}

function ThemeSample({ name }: { name: (typeof themes)[number] }) {
  const half = (dark: boolean) => (
    <span
      className={`${dark ? 'dark bg-[oklch(0.178_0.005_75)]' : 'bg-[oklch(0.984_0.003_85)]'} flex flex-1 flex-col gap-1.5 p-3`}
    >
      <span
        className={`h-1.5 w-8 rounded-full ${dark ? 'bg-[oklch(0.78_0.1_188)]' : 'bg-[oklch(0.455_0.083_195)]'}`}
      />
      <span
        className={`h-1.5 w-full rounded-full ${dark ? 'bg-[oklch(0.35_0.007_75)]' : 'bg-[oklch(0.88_0.005_85)]'}`}
      />
      <span
        className={`h-1.5 w-2/3 rounded-full ${dark ? 'bg-[oklch(0.35_0.007_75)]' : 'bg-[oklch(0.88_0.005_85)]'}`}
      />
    </span>
  )
  return (
    <span aria-hidden className="flex h-16">
      {name !== 'dark' && half(false)}
      {name !== 'light' && half(true)}
    </span>
  )
}
