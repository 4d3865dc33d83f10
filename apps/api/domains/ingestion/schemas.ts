/** The wire of `/v1/imports`, `/v1/ingest` and `/v1/decrypt-xlsx`; the web client and SDK use these very schemas. */
export * from './lists.schemas.ts'
export * from './schemas/imports.ts'
export * from './schemas/rows.ts'
export * from './schemas/steps.ts'
export * from './schemas/coverage.ts'
export * from './schemas/devices.ts'
