export { newId, isUuid } from './uuid.ts'
export { MalformedId, fromWire, prefixes, toWire, wireId, type Prefix } from './wire.ts'
