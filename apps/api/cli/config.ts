import { readArgs } from './args.ts'
import { type Command, UsageFault, exits } from './command.ts'
import { columns } from './terminal.ts'
import { describeConfig } from '../core/config/config.ts'

export const command: Command = {
  name: 'config',
  usage: `scale config [--json]
  Prints every setting with the value that holds now; secrets only say whether they are set.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { json: 'flag' })
    if (rest.length > 0) throw new UsageFault('It takes no names.')
    const shown = describeConfig(io.env)
    if (values.json) {
      await io.out(JSON.stringify({ settings: shown }))
      return exits.done
    }
    for (const line of columns(
      shown.map(({ variable, value, given }) => [variable, value, given ? '' : '(default)']),
    )) {
      await io.out(line)
    }
    return exits.done
  },
}
