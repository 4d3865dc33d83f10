export { fakeClock } from '../clock.ts'
export { testDb, type TestDb } from './database.ts'
