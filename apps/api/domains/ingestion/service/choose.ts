/**
 * Which account of the ledger the rows of a file go to: the one the person chose, the one with the file's own account
 * number, the one earlier files of this form went to, the one that has these rows already, or a new one. Where two
 * answers are as good as each other, the person is asked. Pure, but for what it is given.
 */
import { toWire } from '@scale/ids'
import type { FinancialAccount } from '../../accounts/contract.ts'
import type { PlainAccount } from '../sandbox/protocol.ts'
import type { ImportQuestion } from '../schemas.ts'
import type { Because } from '../store/import-accounts.ts'
import type { SharedRows } from '../store/known.ts'

export const newAccountChoice = 'new'

/** Fewer shared rows may be chance. */
const sharedMin = 3
/** Of the rows on covered days, the part an account must share to be the one. */
const sharedPartMin = 0.5

export function wantsNew(chosen: string): boolean {
  return chosen === newAccountChoice || chosen.startsWith(`${newAccountChoice}:`)
}

/** The name the person gave the new account; null where they gave none. */
export function nameWanted(chosen: string | null): string | null {
  return chosen?.startsWith(`${newAccountChoice}:`) ? chosen.slice(newAccountChoice.length + 1) : null
}

export interface Choosing {
  parsed: PlainAccount
  /** An account's id, `new`, or `new:` and the name it shall have; null where the person said nothing. */
  chosen: string | null
  accounts: readonly FinancialAccount[]
  /** Accounts that committed files of this layout went to, under the name this one gives its account; latest first. */
  sameLayout: readonly string[]
  /** Whether the layout is one bank's own, by its header or the name of its account, rather than a format all banks share. */
  layoutIsHeader: boolean
  shared: readonly SharedRows[]
}

export type Choice =
  | { accountId: string; because: Because }
  | { accountId: null; because: 'opened' }
  | { ask: 'account'; among: string[] }
  | { ask: 'account_currency'; accountId: string }

export function chooseAccount(choosing: Choosing): Choice {
  const { parsed, chosen, accounts } = choosing
  if (chosen !== null && wantsNew(chosen)) return { accountId: null, because: 'opened' }
  if (chosen !== null) return { accountId: chosen, because: 'chosen' }
  if (parsed.id !== null) {
    const named = accountWithNumber(parsed, accounts)
    return named
      ? { accountId: named.id, because: 'bank_account_id' }
      : { accountId: null, because: 'opened' }
  }
  return chooseByEvidence(choosing)
}

function chooseByEvidence({ sameLayout, layoutIsHeader, shared }: Choosing): Choice {
  const sharing = shared.filter(
    (each) => each.shared >= sharedMin && each.shared >= each.within * sharedPartMin,
  )
  const [first, second] = sharing
  if (first && !second) return { accountId: first.accountId, because: 'shared_rows' }
  if (first) return { ask: 'account', among: sharing.map(({ accountId }) => accountId) }
  const [known, other] = sameLayout
  if (known === undefined) return { accountId: null, because: 'opened' }
  if (other !== undefined || !layoutIsHeader || contradicts(known, shared))
    return { ask: 'account', among: [...sameLayout] }
  return { accountId: known, because: 'same_form' }
}

/** The account has statements of these very days, and none of these rows. */
function contradicts(accountId: string, shared: readonly SharedRows[]): boolean {
  const evidence = shared.find((each) => each.accountId === accountId)
  return evidence !== undefined && evidence.shared === 0 && evidence.within >= sharedMin
}

/** By number, and by currency where a number holds several; a masked number fits by the digits it shows. */
export function accountWithNumber(
  parsed: Pick<PlainAccount, 'id' | 'currency'>,
  accounts: readonly FinancialAccount[],
): FinancialAccount | null {
  const number = bare(parsed.id)
  if (number === '') return null
  const inCurrency = accounts.filter(
    ({ currency }) => parsed.currency === null || parsed.currency === currency,
  )
  const exact = inCurrency.filter(({ bankAccountId }) => bare(bankAccountId) === number)
  const fitting =
    exact.length > 0 ? exact : inCurrency.filter(({ bankAccountId }) => fits(bare(bankAccountId), number))
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

function bare(number: string | null): string {
  return (number ?? '').toUpperCase().replace(/[^0-9A-Z*]/g, '')
}

const masked = /^(.*[X*])(\d{4,})$/

function fits(one: string, other: string): boolean {
  const shown = masked.exec(one)?.[2] ?? masked.exec(other)?.[2]
  if (shown === undefined || one === '') return false
  return one.endsWith(shown) && other.endsWith(shown)
}

export function askForAccount(
  among: readonly string[],
  accounts: readonly FinancialAccount[],
): ImportQuestion {
  const named = among.flatMap((id) => accounts.filter((account) => account.id === id))
  return {
    code: 'account',
    message: 'The file does not say which account it belongs to. Which one is it?',
    choices: [
      ...named.map(({ id, name }) => ({ value: toWire('acc', id), label: name })),
      { value: newAccountChoice, label: 'A new account' },
    ],
    samples: [],
  }
}

export function askForCurrency(account: FinancialAccount, currency: string): ImportQuestion {
  return {
    code: 'account_currency',
    message: `The file is in ${currency}, but the account is kept in ${account.currency}. Rows keep the file's currency either way.`,
    choices: [
      { value: 'keep', label: `Import into ${account.name}` },
      { value: newAccountChoice, label: `Open a new account in ${currency}` },
    ],
    samples: [],
  }
}
