/**
 * Passwords: long rather than odd. At least ten characters, no rules about which, and none that a guesser tries first
 * (OWASP ASVS 5.0 §6.2; NIST SP 800-63B-4 §3.1.1). Hashed with argon2id at OWASP's setting, on libuv's threads.
 */
import { hash, verify } from '@node-rs/argon2'
import { commonStems } from './common-passwords.ts'

export const passwordCharsMin = 10
/** Above this only the hashing would get slower. */
export const passwordCharsMax = 256

/** The `Algorithm.Argon2id` of a const enum, which a file that is only stripped of types cannot read. */
const argon2id = 2
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

export async function verifyPassword(attempt: { hash: string; password: string }): Promise<boolean> {
  if (attempt.password.length > passwordCharsMax) return false
  return verify(attempt.hash, attempt.password.normalize('NFC'))
}

/** Why a password will not do, in words for the person, or null when it will. `about` are words a guesser knows. */
export function passwordProblem(password: string, about: readonly string[] = []): string | null {
  const length = [...password].length
  if (length < passwordCharsMin)
    return `Please use at least ${passwordCharsMin} characters; a few words are easiest to keep`
  if (length > passwordCharsMax) return `Please use at most ${passwordCharsMax} characters`
  const plain = password.normalize('NFKC').toLowerCase()
  if (new Set(plain).size < 5) return 'That repeats the same few characters; a few words are easiest to keep'
  if (isRun(plain))
    return 'That is a row of keys or digits, which is tried first; a few words are easiest to keep'
  const stem = lettersOf(plain)
  if (commonStems.has(stem))
    return 'That is among the passwords tried first; a few words of your own are safer'
  if (about.some((word) => isMostly(stem, lettersOf(word.toLowerCase())))) {
    return 'That is mostly your name or address; a few other words are safer'
  }
  return null
}

const leet: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** `P@ssw0rd123!` → `password`: what is left when digits and signs at the ends go and look-alikes are read. */
function lettersOf(plain: string): string {
  const core = plain.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
  return [...core]
    .map((sign) => leet[sign] ?? sign)
    .join('')
    .replace(/[^\p{L}]/gu, '')
}

function isMostly(stem: string, word: string): boolean {
  return word.length >= 4 && stem.includes(word) && stem.length - word.length < 4
}

const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
]

function isRun(plain: string): boolean {
  return rows.some((row) => row.includes(plain) || [...row].toReversed().join('').includes(plain))
}
