import { once } from 'node:events'
import { readArgs } from './args.ts'
import { type Command, exits } from './command.ts'

export const command: Command = {
  name: 'serve',
  usage: `scale serve
  Runs SCALE in the foreground (as npm start does) until Ctrl-C.`,
  async run(args, io) {
    readArgs(args, {})
    const { serve } = await import('../serve.ts')
    const serving = await serve(io.env, (line) => io.say(line))
    const { address } = serving
    io.say(address === null ? 'SCALE works in the background' : `SCALE is ready: ${address}`)
    const stopped = new AbortController()
    const { signal } = stopped
    await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((wish) => once(process, wish, { signal })))
    stopped.abort()
    io.say('Stopping, running work comes to its end first')
    await serving.stop()
    return exits.done
  },
}
