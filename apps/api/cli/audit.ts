import { readArgs } from './args.ts'
import { type Command, UsageFault, exits } from './command.ts'
import { inLocal } from './local.ts'
import { verifyAudit } from '../core/audit/audit.ts'

const reasons = {
  entry_changed: 'was changed',
  entry_missing: 'is missing',
  chain_broken: 'does not follow from the one before it',
  tail_missing: 'and what came after it were cut off',
} as const

export const command: Command = {
  name: 'audit',
  usage: `scale audit verify [--json]
  Walks the chain of the audit log. Exit 0: intact; 1: an entry was changed, removed or reordered.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { json: 'flag' })
    if (rest.length !== 1 || rest[0] !== 'verify') throw new UsageFault('Say: scale audit verify')
    return inLocal(io, async ({ core, scope }) => {
      const verdict = await core.db.withWorkspace(scope, verifyAudit, 'snapshot')
      if (values.json) {
        const { intact } = verdict
        const found = intact
          ? { intact, entries: Number(verdict.entries) }
          : { intact, firstBad: Number(verdict.firstBad), reason: verdict.reason }
        await io.out(JSON.stringify(found))
      } else if (verdict.intact)
        await io.out(io.paint.good(`The audit log is intact: ${verdict.entries} entries.`))
      else {
        await io.out(
          io.paint.bad(`The audit log is not intact: entry ${verdict.firstBad} ${reasons[verdict.reason]}.`),
        )
        await io.out(
          'The ledger itself is not touched by this. Restore the log from a backup, or find out who wrote to the database.',
        )
      }
      return verdict.intact ? exits.done : exits.refused
    })
  },
}
