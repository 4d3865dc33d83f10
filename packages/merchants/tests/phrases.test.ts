import { expect, test } from 'vitest'
import { loosePurposes } from '../lookup/keywords/loose.ts'
import { purposes } from '../lookup/keywords/purpose.ts'
import { PhraseIndex } from '../lookup/phrases.ts'
import { reading } from '../narration/read.ts'
import { lookup, payeeOf } from '../index.ts'

const rules = [...purposes, ...loosePurposes]
const index = new PhraseIndex(rules, ({ phrases }) => phrases)

/** `sms chrg*` as a bank may print it. */
const printed = (phrase: string) => phrase.trim().replace(/\s+/g, ' ').replaceAll('*', 'en')

test('every phrase for a purpose is found in a narration that is nothing but it', () => {
  const never = rules.flatMap((rule) =>
    rule.phrases
      .split(',')
      .filter((phrase) => phrase.trim() !== '')
      .map(printed)
      .filter((phrase) => index.first(reading(phrase).spoken, (other) => other === rule) === null),
  )
  expect(never).toEqual([])
})

test('a phrase goes on behind a number that stands in between, and not behind another word', () => {
  const atm = new PhraseIndex(
    [{ phrases: 'atm withdrawal, treas 310, neft charge*' }],
    ({ phrases }) => phrases,
  )
  const found = (text: string) => atm.first(text.split(' '), () => true)?.phrase ?? null
  expect(found('atm 03 withdrawal')).toBe('atm withdrawal')
  expect(found('atm fee withdrawal')).toBeNull()
  expect(found('irs treas 310')).toBe('treas 310')
  expect(found('irs treas 449')).toBeNull()
  expect(found('neft charges incl gst')).toBe('neft charge*')
})

test('what somebody writes to a friend makes of the friend no lender, insurer or bank', () => {
  const of = (counterparty: string, description: string) =>
    payeeOf({ counterparty, description }, { sign: -1, currency: 'EUR' }).finding?.category ?? null
  expect(of('Lisa Schmidt', 'Darlehen Rückzahlung')).toBeNull()
  expect(of('Peter Müller', 'Versicherung Anteil')).toBeNull()
  expect(of('Peter Müller', 'Miete April')).toBe('home.rent')
  expect(of('Peter Müller Versicherungen GmbH', 'Beitrag Versicherung')).toBe('insurance.other')
})

test('`an insurance` gives way to the other party, who is known to insure health', () => {
  const finding = payeeOf(
    { counterparty: 'Techniker Krankenkasse', description: 'Beitrag freiwillige Versicherung' },
    { sign: -1, currency: 'EUR' },
  ).finding
  expect(finding?.category).toBe('insurance.health')
})

test('short forms of one region mean nothing elsewhere', () => {
  expect(lookup('SIP 12345', { sign: -1, currency: 'INR' })?.category).toBe('transfers.investments')
  expect(lookup('SIP 12345', { sign: -1, currency: 'USD' })?.category).not.toBe('transfers.investments')
})

test('an office of social insurance pays pensions and benefits, not a tax back', () => {
  expect(lookup('ZUS', { sign: -1, currency: 'PLN' })?.category).toBe('taxes.social')
  expect(lookup('ZUS', { sign: 1, currency: 'PLN' })).toBeNull()
  expect(lookup('URZAD SKARBOWY', { sign: 1, currency: 'PLN' })?.category).toBe('income.tax_refund')
})
