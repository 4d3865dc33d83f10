/** Every shape of this domain on the wire. Imports zod and packages only, so the web client uses the very same ones. */
export * from './schemas/wire.ts'
export * from './schemas/suggestions.ts'
export * from './schemas/models.ts'
export * from './schemas/rules.ts'
export * from './schemas/proposals.ts'
