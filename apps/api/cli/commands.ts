/** Every command of `scale`. Each is loaded when it is called, so that `parse` needs no database driver. */
import type { Command } from './command.ts'

type Load = () => Promise<{ command: Command }>

export const commands: Readonly<Record<string, Load>> = {
  parse: () => import('./parse.ts'),
  import: () => import('./import.ts'),
  imports: () => import('./imports.ts'),
  undo: () => import('./undo.ts'),
  accounts: () => import('./accounts.ts'),
  transactions: () => import('./transactions.ts'),
  categorize: () => import('./categorize.ts'),
  review: () => import('./review.ts'),
  discover: () => import('./discover.ts'),
  rules: () => import('./rules.ts'),
  anomalies: () => import('./anomalies.ts'),
  forecast: () => import('./forecast.ts'),
  recurring: () => import('./recurring.ts'),
  report: () => import('./report.ts'),
  export: () => import('./export.ts'),
  restore: () => import('./restore.ts'),
  audit: () => import('./audit.ts'),
  config: () => import('./config.ts'),
  serve: () => import('./serve.ts'),
}
