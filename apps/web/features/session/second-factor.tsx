'use client'
import { ArrowLeft } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button.tsx'
import { Checkbox, Field, Input } from '@/ui/field.tsx'
import { landing } from './landing.ts'
import { useAuthWords } from './words.ts'

/** Six digits from the authenticator app, or one of the codes written down for the day the phone is lost. */
export function SecondFactor({ onBack }: { onBack: () => void }) {
  const t = useTranslations('session')
  const words = useAuthWords()
  const [kind, setKind] = useState<'totp' | 'backup'>('totp')
  const [code, setCode] = useState('')
  const [trustDevice, setTrustDevice] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setRefused(undefined)
    const { auth, granted } = await import('./auth.ts')
    const given = { code: code.trim(), trustDevice }
    try {
      await granted<unknown>(
        kind === 'totp' ? auth.twoFactor.verifyTotp(given) : auth.twoFactor.verifyBackupCode(given),
      )
      location.assign(landing())
    } catch (error) {
      setRefused(words(error))
      setBusy(false)
    }
  }

  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <div>
        <h1 className="text-2xl tracking-[-0.02em]">{t('second.title')}</h1>
        <p className="mt-1.5 text-ink-2">{t(kind === 'totp' ? 'second.lead' : 'second.backupLead')}</p>
      </div>
      <Field label={t(kind === 'totp' ? 'second.code' : 'second.backupCode')} error={refused}>
        {(ids) => (
          <Input
            key={kind}
            autoFocus
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
            autoComplete="one-time-code"
            inputMode={kind === 'totp' ? 'numeric' : 'text'}
            className="h-11 text-lg tracking-[0.2em]"
            {...ids}
          />
        )}
      </Field>
      <Checkbox
        label={t('second.trust')}
        checked={trustDevice}
        onChange={(event) => setTrustDevice(event.target.checked)}
      />
      <Button look="solid" size="lg" type="submit" busy={busy}>
        {t('signIn.submit')}
      </Button>
      <div className="flex justify-between">
        <Button look="ghost" icon={<ArrowLeft />} onClick={onBack}>
          {t('back')}
        </Button>
        <Button look="ghost" onClick={() => setKind(kind === 'totp' ? 'backup' : 'totp')}>
          {t(kind === 'totp' ? 'second.useBackup' : 'second.useTotp')}
        </Button>
      </div>
    </form>
  )
}
