import { StatementRejected } from '@scale/statements'
import officeCrypto from 'officecrypto-tool'

/** Excel writes 100 000; the count is the file's own word, and each round costs a hash. */
const spinCountMax = 10_000_000

/**
 * Opens a password-protected workbook: ECMA-376 agile and standard, BIFF8 RC4, RC4 CryptoAPI and XOR.
 * Throws `password_wrong` or `encryption_unsupported`.
 */
export async function decryptOffice(bytes: Uint8Array, password: string): Promise<Uint8Array> {
  const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const spinCount = /spinCount="(\d+)"/.exec(input.toString('latin1'))?.[1]
  if (password === '') throw wrong()
  if (spinCount !== undefined && Number(spinCount) > spinCountMax) throw unsupported()
  try {
    return new Uint8Array(await officeCrypto.decrypt(input, { password }))
  } catch (error) {
    // The library tells a wrong password by its message alone; anything else is a scheme or a file it cannot read.
    throw error instanceof Error && error.message === 'The password is incorrect' ? wrong() : unsupported()
  }
}

function wrong(): StatementRejected {
  return new StatementRejected(
    'password_wrong',
    'The password does not open this workbook. Check it and try again.',
  )
}

function unsupported(): StatementRejected {
  return new StatementRejected(
    'encryption_unsupported',
    'This kind of lock is not supported. Remove the password in Excel and import the file again.',
  )
}
