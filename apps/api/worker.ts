/** The same program as `main.ts`, as a worker: it runs jobs, publishes events, sweeps, and answers nobody. */
process.env['ROLE'] = 'worker'
await import('./main.ts')
