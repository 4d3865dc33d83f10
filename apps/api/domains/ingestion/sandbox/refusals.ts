import { StatementRejected } from '@scale/statements'

/** A reader that throws what it should not: our mistake, and still an answer to the person whose file it was. */
export function stumbled(cause: Error): StatementRejected {
  const rejected = new StatementRejected(
    'file_damaged',
    'This file could not be read to its end, so nothing was recorded. Export it again, or in another format.',
  )
  rejected.cause = cause
  return rejected
}

/** A reader that took more than its share; the person is told which, and what helps. */
export function exceeded(code: 'time_exceeded' | 'memory_exceeded'): StatementRejected {
  const what = code === 'time_exceeded' ? 'time' : 'memory'
  return new StatementRejected(
    code,
    `Reading this file took more ${what} than a statement may, so it was stopped and nothing was recorded. ` +
      'If it is a real statement, export it for a shorter period or as CSV.',
  )
}
