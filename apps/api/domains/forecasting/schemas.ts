/** Every shape of this domain on the wire. Imports zod and packages only, so the web client uses the very same ones. */
export * from './schemas/grains.ts'
export * from './schemas/wire.ts'
export * from './schemas/forecasts.ts'
export * from './schemas/cash.ts'
export * from './schemas/accuracy.ts'
export * from './schemas/models.ts'
export * from './schemas/recurring.ts'
export * from './schemas/scenarios.ts'
