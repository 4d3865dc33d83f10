export * from './types.ts'
export { type Category, categories } from './categories.ts'
export { identify, type Identity } from './identify.ts'
export { merchantKey } from './key.ts'
export { nobodyKey, type Payee, payeeOf, type PayeeText } from './payee.ts'
export { lookup } from './lookup/lookup.ts'
export { readNarration } from './narration/read.ts'

/** Raised when a text comes to have another key, name or category. */
export const merchantsVersion = 2
