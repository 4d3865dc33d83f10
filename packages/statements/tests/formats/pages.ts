import type { ParsedStatement, PdfTextItem } from '../../types.ts'
import { toDecimal } from '@scale/money'
import { parseStatement } from '../../read.ts'

const letter = { width: 5, height: 8, line: 12 }

/** Pages drawn as text: runs of words between two spaces or more become text items where they stand. */
function itemsOf(page: string): PdfTextItem[] {
  return page.split('\n').flatMap((line, row) =>
    [...line.matchAll(/\S+(?: \S+)*/g)].map((run) => ({
      text: run[0],
      x: 30 + run.index * letter.width,
      y: 40 + row * letter.line,
      width: run[0].length * letter.width,
      height: letter.height,
    })),
  )
}

/** Reads pages drawn as text as the PDF they stand for. */
export function readPages(...pages: string[]): Promise<ParsedStatement> {
  const pdf = new TextEncoder().encode('%PDF-1.7')
  return parseStatement(pdf, { readers: { pdf: async () => pages.map(itemsOf) } })
}

/** Rows as `day amount [currency] description [account]`, then problems and questions by their codes. */
export function gist({ accounts, rows, problems, questions }: ParsedStatement): string[] {
  const several = accounts.length > 1
  return [
    ...rows.map(({ account, bookedOn, amountMinor, currency, description }) =>
      [
        bookedOn.toString(),
        toDecimal(amountMinor, currency ?? 'XXX'),
        currency,
        description,
        several && `in ${accounts[account]?.id}`,
      ]
        .filter((part) => part !== null && part !== false)
        .join(' '),
    ),
    ...problems.map(({ line, code }) => `line ${line} ${code}`),
    ...questions.map(({ code }) => `asks ${code}`),
  ]
}
