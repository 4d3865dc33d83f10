import { readArgs } from './args.ts'
import { type Command, UsageFault, exits } from './command.ts'
import { inLocal } from './local.ts'
import { counted } from './terminal.ts'

export const command: Command = {
  name: 'categorize',
  usage: `scale categorize [--json]
  Looks at every row without a category again. What it is sure about is filed; the rest waits: scale review`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { json: 'flag' })
    if (rest.length > 0) throw new UsageFault('It takes no names.')
    return inLocal(io, async ({ core, wired, scope }) => {
      const { sorting } = wired.categorization
      const open = await core.db.withWorkspace(
        scope,
        (tx) => wired.accounts.books.totals(tx, { categorised: false }),
        'read',
      )
      const progress = io.progress('Looking', 'rows')
      const { looked, filed } = await sorting
        .lookAgain(scope, (done) => progress.show(done, open.count))
        .finally(() => progress.end())
      const toReview = looked - filed
      if (values.json) await io.out(JSON.stringify({ looked, filed, toReview }))
      else
        await io.out(
          `Looked at ${counted(looked, 'row')} without a category: ${filed} filed, ${toReview} wait for you.`,
        )
      return exits.done
    })
  },
}
