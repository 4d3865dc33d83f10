/**
 * A long table whose beginning leaves nothing open is handed over while it is surveyed, so that it is walked over once.
 * What its end says stands above its beginning: where the two differ, the rows handed over do not count.
 */
import { requireWithin } from '../limits.ts'
import type { StatementHead, StatementReading } from '../types.ts'
import type { Beginning } from './begin.ts'
import type { TableContext } from './context.ts'
import { Evidence } from './evidence.ts'
import { handOver } from './hand-over.ts'
import { LineReader } from './line.ts'
import { mappingOf } from './mapping.ts'
import { statedAccounts } from './reading.ts'
import { Surveyor } from './survey.ts'

/** Null where the table has to be read to its end before a row of it can be handed over. */
export function readEarly(beginning: Beginning, { format, encoding }: TableContext): StatementReading | null {
  const { source, input, plan, rowsMax } = beginning
  // Rows of several accounts: which of them there are, the last row may tell.
  if (input.complete || plan.questions.length > 0 || plan.layout.account !== null) return null
  const accounts = statedAccounts(sampleSurvey(beginning), plan)
  const mapping = mappingOf(plan)
  const head = { format, encoding, accounts, questions: [], mapping, lines: linesExpected(beginning) }
  let settled: StatementHead | null = null
  return {
    head,
    *batches(rowsPerBatch) {
      const surveyor = new Surveyor()
      const evidence = new Evidence(plan)
      const { survey } = surveyor
      const whole = yield* handOver(source, plan, survey, rowsPerBatch, (record, line) => {
        evidence.see(record)
        surveyor.add(record, line)
        requireWithin(survey.records, rowsMax, 'rows')
      })
      const final = statedAccounts(survey, plan)
      // Rows that print no currency were taken to be of the one that the beginning printed.
      const sameCurrency = final[0]?.currency === accounts[0]?.currency
      if (whole && sameCurrency && evidence.settled(beginning) === plan)
        settled = { ...head, accounts: final, lines: survey.lines }
    },
    settled: () => settled,
  }
}

function sampleSurvey({ input, plan }: Beginning): Surveyor['survey'] {
  const surveyor = new Surveyor()
  const reader = new LineReader(plan)
  for (const [index, record] of input.sample.entries()) surveyor.add(record, reader.read(record, index))
  return surveyor.survey
}

/** By the lengths of the first lines; exact where the text does not say how long it is. */
function linesExpected({ source, input: { sample } }: Beginning): number {
  const lines = sample.at(-1)?.lineEnd ?? 0
  const letters = sample.reduce((sum, { raw }) => sum + raw.length + 1, 0)
  return source.letters === undefined
    ? lines
    : Math.max(lines, Math.round((lines * source.letters) / letters))
}
