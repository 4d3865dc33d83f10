export { fakeClock } from '../clock.ts'
export { testDb } from './database.ts'
