'use client'
import { toString as qrText } from 'qrcode'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useAuthWords } from '@/features/session/words.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog, DialogActions } from '@/ui/dialog.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { Notice } from '@/ui/feedback.tsx'
import { say } from '@/ui/toast.ts'
import type { TotpSecret } from './totp-secret.ts'

/** Scan, type the six digits to prove it worked, then keep the backup codes. */
export default function TotpDialog({ secret, onClose }: { secret: TotpSecret; onClose: () => void }) {
  const t = useTranslations('settings.totp')
  const words = useAuthWords()
  const [picture, setPicture] = useState('')
  const [refused, setRefused] = useState<string>()
  const [proven, setProven] = useState(false)
  useEffect(() => {
    void qrText(secret.totpURI, { type: 'svg', margin: 1 }).then((svg) =>
      setPicture(`data:image/svg+xml,${encodeURIComponent(svg)}`),
    )
  }, [secret])

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code')).trim()
    const { auth, granted } = await import('@/features/session/auth.ts')
    try {
      await granted<unknown>(auth.twoFactor.verifyTotp({ code }))
      setProven(true)
    } catch (error) {
      setRefused(words(error))
    }
  }

  if (proven) return <BackupCodes codes={secret.backupCodes} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t('scanTitle')} description={t('scanLead')}>
      <div className="flex flex-col items-center gap-4">
        {picture && <img src={picture} alt={t('qr')} className="size-48 rounded-lg bg-white p-2" />}
        <details className="w-full text-ink-2">
          <summary>{t('byHand')}</summary>
          <code
            className="mt-2 block rounded-md bg-sunken p-2 font-mono text-xs break-all"
            data-testid="totp-secret"
          >
            {new URL(secret.totpURI).searchParams.get('secret')}
          </code>
        </details>
        <form onSubmit={(event) => void submit(event)} className="w-full">
          {refused && <Notice tone="bad">{refused}</Notice>}
          <Field label={t('code')}>
            {(ids) => (
              <Input
                {...ids}
                name="code"
                required
                autoFocus
                inputMode="numeric"
                autoComplete="one-time-code"
              />
            )}
          </Field>
          <DialogActions>
            <Button look="solid" type="submit">
              {t('confirm')}
            </Button>
          </DialogActions>
        </form>
      </div>
    </Dialog>
  )
}

function BackupCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const t = useTranslations('settings.totp')
  return (
    <Dialog open onClose={onClose} title={t('codesTitle')} description={t('codesLead')}>
      <ul className="grid grid-cols-2 gap-2 rounded-lg bg-sunken p-4 font-mono" aria-label={t('codesTitle')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <DialogActions>
        <Button
          onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => say(t('copied')))}
        >
          {t('copy')}
        </Button>
        <Button look="solid" onClick={onClose}>
          {t('kept')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
