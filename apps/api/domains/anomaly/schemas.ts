/** Every shape of this domain on the wire. Imports zod and packages only, so the web client uses the very same ones. */
export * from './schemas/wire.ts'
export * from './schemas/alerts.ts'
export * from './schemas/shape.ts'
