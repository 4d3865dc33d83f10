import { postgresDriver } from '../jobs/driver.ts'
import { jobsContract } from './jobs.contract.ts'

await jobsContract('Postgres', postgresDriver)
