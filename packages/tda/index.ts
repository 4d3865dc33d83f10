export * from './distances.ts'
export * from './diagram.ts'
export * from './errors.ts'
export { ripsPersistence, type RipsOptions } from './rips/persistence.ts'
