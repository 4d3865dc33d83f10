import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/**
 * Logs carry ids and counts, never bank data. The list below is the second net, for the day somebody logs a whole
 * object: pino matches exact paths only, so each name is listed at three depths.
 */
const secretNames = [
  'password', 'secret', 'token', 'authorization', 'cookie', 'set-cookie', 'apiKey', 'x-api-key', 'email',
  'description', 'counterparty', 'reference', 'raw', 'iban', 'bankAccountId', 'amount', 'amountMinor', 'balance',
  'body', 'content', 'url', 'connectionString',
] // prettier-ignore

const quoted = (name: string): string => `["${name}"]`
const redacted = secretNames.flatMap((name) => [quoted(name), `*${quoted(name)}`, `*.*${quoted(name)}`])

export interface LogOptions {
  level: string
  destination?: DestinationStream
}

/** One JSON line per record on stderr, so stdout stays for people and for `--json` programs. */
export function createLog(options: LogOptions): Logger {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: redacted, censor: '[hidden]' },
      serializers: { err: describeError },
    },
    options.destination ?? pino.destination({ fd: 2, sync: true }),
  )
}

/** Database errors quote row values in `detail`, and sometimes in `message`; only their code and place are kept. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error ? error.code : undefined
  const fromDatabase = 'severity' in error
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    message: fromDatabase ? 'database error' : error.message,
    ...('constraint' in error
      ? { constraint: error.constraint, table: 'table' in error ? error.table : undefined }
      : {}),
    stack: stackLines(error),
  }
}

/** The frames without the first lines, which repeat the message. */
function stackLines(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n')
}
