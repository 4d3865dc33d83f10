'use client'
import { useTranslations } from 'use-intl'

/** Enough to catch a slip of the finger; the server decides. */
export const looksLikeEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

const known = {
  INVALID_EMAIL_OR_PASSWORD: 'wrongPassword',
  INVALID_PASSWORD: 'wrongPassword',
  INVALID_CODE: 'wrongCode',
  CODE_ALREADY_USED: 'codeUsed',
  INVALID_TWO_FACTOR_COOKIE: 'codeExpired',
  TOTP_NOT_ENABLED: 'wrongCode',
  INVALID_BACKUP_CODE: 'wrongCode',
  USER_ALREADY_EXISTS: 'emailTaken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'emailTaken',
  PASSWORD_TOO_SHORT: 'passwordShort',
  PASSWORD_COMPROMISED: 'passwordCommon',
  password_weak: 'passwordCommon',
  sign_up_closed: 'closed',
  AUTH_CANCELLED: 'passkeyCancelled',
  PASSKEY_NOT_FOUND: 'passkeyUnknown',
  rate_limited: 'tooMany',
} as const

/** Refusals of the sign-in service in our own words, which say the next step. */
export function useAuthWords(): (error: unknown) => string {
  const t = useTranslations('session.refusals')
  return (error) => {
    const { code, status, message } = error as { code?: string; status?: number; message?: string }
    const key = known[code as keyof typeof known]
    if (key) return t(key)
    if (status === 429) return t('tooMany')
    if (status === 0 || error instanceof TypeError) return t('unreachable')
    return message || t('other')
  }
}
