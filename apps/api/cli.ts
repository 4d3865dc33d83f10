/** `scale COMMAND …`: finds the command, runs it, and turns whatever happens into one of the documented exit codes. */
import { type Command, type Exit, type Io, Refusal, UsageFault, exits } from './cli/command.ts'
import { commands } from './cli/commands.ts'
import { openTerminal } from './cli/terminal.ts'

const [name = 'help', ...args] = process.argv.slice(2)
const io = openTerminal(process.env, { json: args.includes('--json') })
process.exitCode = await run(name, args)

async function run(name: string, args: string[]): Promise<Exit> {
  if (name === 'help' || name === '--help' || name === '-h') return help(args)
  if (name === '--version' || name === '-v') return version()
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) return unknown(name)
  const { command } = await load()
  if (args.includes('--help')) {
    await io.out(command.usage)
    return exits.done
  }
  try {
    return await command.run(args, io)
  } catch (error) {
    return explain(error, command, args.includes('--json'))
  }
}

async function help([name]: string[]): Promise<Exit> {
  const named = Object.entries(commands).filter(([each]) => name === undefined || each === name)
  if (name !== undefined && named.length === 0) return unknown(name)
  for (const [, load] of named) await io.out((await load()).command.usage)
  return exits.done
}

async function version(): Promise<Exit> {
  const { apiVersion } = await import('./core/version.ts')
  await io.out(apiVersion)
  return exits.done
}

function unknown(name: string): Exit {
  io.say(`There is no command "${name}". The commands are: ${Object.keys(commands).join(', ')}.`)
  return exits.usage
}

async function explain(error: unknown, command: Command, json: boolean): Promise<Exit> {
  if (error instanceof UsageFault) {
    io.say(`${error.message}\n${command.usage}`)
    return exits.usage
  }
  if (error instanceof Refusal) return tell(io, error, json)
  const { CannotStart, Fault } = await import('./core/errors.ts')
  if (error instanceof CannotStart)
    return tell(io, { code: 'cannot_start', message: `${error.message}\n${error.advice}` }, json)
  if (error instanceof Fault) return tell(io, { code: error.code, message: error.message }, json)
  const { describeError } = await import('./core/log.ts')
  const { message, stack } = describeError(error)
  io.say(`Something went wrong on our side: ${String(message)}\n${String(stack)}`)
  return exits.broken
}

async function tell(
  io: Io,
  { code, message }: { code: string; message: string },
  json: boolean,
): Promise<Exit> {
  if (json) await io.out(JSON.stringify({ error: { code, message } }))
  else io.say(io.paint.bad(message))
  return exits.refused
}
