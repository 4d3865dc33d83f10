/** Every shape of this domain on the wire. Imports zod and packages only, so the web client uses the very same ones. */
export * from './schemas/wire.ts'
export * from './schemas/workspaces.ts'
export * from './schemas/accounts.ts'
export * from './schemas/categories.ts'
export * from './schemas/transactions.ts'
export * from './schemas/transfers.ts'
export * from './schemas/reports.ts'
export * from './schemas/data.ts'
