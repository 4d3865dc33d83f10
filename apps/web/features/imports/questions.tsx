'use client'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { ImportQuestion, ImportResource } from '@/api/imports.ts'
import { choiceCode, useTold } from '@/i18n/told.ts'
import { Button } from '@/ui/button.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { useImportAct } from './acts.ts'

/** What the file alone cannot tell. Asked once, remembered for the next file of this kind. */
export function Questions({ one }: { one: ImportResource }) {
  const t = useTranslations('imports')
  const told = useTold()
  const act = useImportAct(one.id)
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [password, setPassword] = useState('')
  const open = one.questions.filter((question) => question.code !== 'password')
  const asksPassword = open.length < one.questions.length
  const complete = open.every((question) => answers[question.code]) && (!asksPassword || password !== '')

  function submit(event: FormEvent): void {
    event.preventDefault()
    act.mutate({ act: 'answers', answers: { answers, ...(asksPassword ? { password } : {}) } })
  }

  return (
    <form onSubmit={submit} className="mx-auto max-w-2xl space-y-4">
      {one.rejection && one.rejection.code !== 'password_required' && (
        <Notice tone="warn">{told('rejections', one.rejection)}</Notice>
      )}
      {asksPassword && (
        <section className="panel p-5">
          <h2 className="text-base">{t('password.title')}</h2>
          <p className="mt-1 mb-4 text-ink-2">
            {one.questions.flatMap((question) =>
              question.code === 'password' ? told('questions', question) : [],
            )}
          </p>
          <Field label={t('password.label')} hint={t('password.hint')}>
            {(ids) => (
              <Input
                {...ids}
                type="password"
                autoFocus
                autoComplete="off"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
        </section>
      )}
      {open.map((question) => (
        <QuestionCard
          key={question.code}
          question={question}
          value={answers[question.code]}
          onChange={(value) => setAnswers({ ...answers, [question.code]: value })}
        />
      ))}
      <div className="flex items-center justify-between gap-4">
        <p className="text-xs text-ink-3">{open.length > 0 && t('remembered')}</p>
        <Button look="solid" size="lg" type="submit" disabled={!complete} busy={act.isPending}>
          {t('continue')}
        </Button>
      </div>
    </form>
  )
}

/** More are found faster in a list than on the page. */
const radiosMax = 8

interface QuestionCardProps {
  question: ImportQuestion
  value: string | undefined
  onChange: (value: string) => void
}

function QuestionCard({ question, value, onChange }: QuestionCardProps) {
  const t = useTranslations('imports')
  const told = useTold()
  return (
    <fieldset className="panel p-5">
      <legend className="float-left mb-1 text-base font-semibold">{t(`questions.${question.code}`)}</legend>
      <p className="clear-both mb-4 text-ink-2">{told('questions', question)}</p>
      {question.samples.length > 0 && (
        <p className="mb-4 flex flex-wrap gap-1.5" aria-label={t('samples')}>
          {question.samples.map((sample, at) => (
            <code key={at} className="rounded-md bg-sunken px-2 py-1 font-mono text-xs">
              {sample}
            </code>
          ))}
        </p>
      )}
      {question.choices.length === 0 && (
        <Input
          aria-label={told('questions', question)}
          className="max-w-48"
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value.trim())}
        />
      )}
      {question.choices.length > radiosMax ? (
        <ChoiceList question={question} value={value} onChange={onChange} />
      ) : (
        <ChoiceRadios question={question} value={value} onChange={onChange} />
      )}
    </fieldset>
  )
}

function ChoiceList({ question, value, onChange }: QuestionCardProps) {
  const told = useTold()
  return (
    <Select
      aria-label={told('questions', question)}
      className="max-w-80"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="" disabled>
        …
      </option>
      {question.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {told('choices', { code: choiceCode(question.code, choice.value), message: choice.label })}
        </option>
      ))}
    </Select>
  )
}

function ChoiceRadios({ question, value, onChange }: QuestionCardProps) {
  const told = useTold()
  return (
    <div className="grid gap-2">
      {question.choices.map((choice) => (
        <label
          key={choice.value}
          className="flex items-center gap-3 rounded-lg border border-line-strong/80 px-4 py-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={question.code}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
            className="accent-accent outline-0"
          />
          <span>
            {told('choices', { code: choiceCode(question.code, choice.value), message: choice.label })}
          </span>
        </label>
      ))}
    </div>
  )
}
