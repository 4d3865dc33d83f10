'use client'
import ChartMarks from './chart-marks.tsx'
import { isOfAccount } from './queries.ts'

interface AccountMarksProps {
  from: string
  to: string
  accountId: string
}

/** Marks on the balance line of an account. They come after the page, which does without. */
export default function AccountMarks({ from, to, accountId }: AccountMarksProps) {
  return <ChartMarks from={from} to={to} about={isOfAccount(accountId)} className="h-64" />
}
