import { isIP } from 'node:net'
import { CannotStart } from '../errors.ts'
import { type SettingName, type Settings, settings } from './settings.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Every setting, read and checked. What is still missing is made at start: see `secrets.ts`. */
export interface Config extends Settings {
  publicUrl: string
}

const names = (): SettingName[] =>
  Object.keys(settings).filter((name): name is SettingName => name in settings)

/** Reads the environment. Throws one `CannotStart` that names every variable at fault; values are not repeated. */
export function readConfig(env: Environment): Config {
  const problems: string[] = []
  const read: Record<string, unknown> = {}
  for (const name of names()) {
    const { env: variable, type } = settings[name]
    const text = env[variable]
    const result = type.safeParse(text === '' ? undefined : text)
    if (result.success) read[name] = result.data
    else problems.push(`${variable} ${result.error.issues[0]?.message ?? 'is not valid'}`)
  }
  if (problems.length > 0) {
    throw new CannotStart(
      `These settings cannot be used: ${problems.join('; ')}.`,
      'docs/reference/configuration.md lists them all.',
    )
  }
  const config = asSettings(read)
  refuseWeakSecret(config)
  return { ...config, publicUrl: config.publicUrl ?? `http://${hostForUrl(config.host)}:${config.port}` }
}

/** Each name was filled from its own schema just above; only the compiler cannot see it. */
function asSettings(read: Record<string, unknown>): Settings {
  return read as Settings
}

function hostForUrl(host: string): string {
  // A passkey belongs to a name; browsers make none for an address.
  if (isLoopback(host) || host === '0.0.0.0' || host === '::') return 'localhost'
  return isIP(host) === 6 ? `[${host}]` : host
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

const secretCharsMin = 32
const secretDistinctMin = 12

/** A secret people could guess is a matter of this machine alone while only this machine can reach SCALE. */
function refuseWeakSecret({ authSecret, host }: Settings): void {
  if (authSecret === undefined || isLoopback(host)) return
  if (authSecret.length >= secretCharsMin && new Set(authSecret).size >= secretDistinctMin) return
  throw new CannotStart(
    `SCALE_SECRET is too easy to guess for a server that others can reach (HOST=${host}).`,
    'Make one with: openssl rand -base64 32. Or leave it out, then SCALE makes a strong one itself.',
  )
}

export interface SettingShown {
  variable: string
  value: string
  /** Whether the environment says so, or the default holds. */
  given: boolean
  meaning: string
}

/** For `scale config`: what holds now. Secrets show only whether they are set. */
export function describeConfig(env: Environment): SettingShown[] {
  const config = readConfig(env)
  return names().map((name) => {
    const { env: variable, meaning, secret, defaultShown } = settings[name]
    const given = (env[variable] ?? '') !== ''
    const shown = secret ? '(set)' : given ? String(env[variable]) : (defaultShown ?? String(config[name]))
    return { variable, value: secret && !given ? (defaultShown ?? '(not set)') : shown, given, meaning }
  })
}

/** The page docs/reference/configuration.md; a test keeps it in step with the table. */
export function configurationPage(): string {
  const config = readConfig({})
  const rows = names().map((name) => {
    const { env, meaning, defaultShown, secret } = settings[name]
    const standard = defaultShown ?? `\`${String(config[name])}\``
    return `| \`${env}\` | ${standard} | ${meaning}${secret ? ' Secret: never printed or logged.' : ''} |`
  })
  return [
    '# Configuration',
    '',
    'SCALE needs no configuration to run on your own machine. Each setting is an environment variable; `npx scale config`',
    'prints what holds now, with secrets masked. A value SCALE cannot use stops it at start, with the variable named.',
    '',
    '| variable | default | meaning |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
