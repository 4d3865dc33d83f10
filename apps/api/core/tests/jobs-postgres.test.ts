import { jobsContract } from './jobs.contract.ts'

await jobsContract('Postgres')
