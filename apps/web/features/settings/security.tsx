'use client'
import { ApiKeys } from './api-keys.tsx'
import { Passkeys } from './passkeys.tsx'
import { Password } from './password.tsx'
import { Sessions } from './sessions.tsx'
import { Totp } from './totp.tsx'

/** Who can get in, and how. */
export function Security() {
  return (
    <>
      <Password />
      <Totp />
      <Passkeys />
      <Sessions />
      <ApiKeys />
    </>
  )
}
