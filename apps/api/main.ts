/** `npm start`: runs SCALE until it is told to stop. Files given as arguments are imported first. */
import { CannotStart } from './core/errors.ts'
import { type Serving, serve } from './serve.ts'

const say = (line: string): void => console.log(line)
const startedAt = performance.now()

/** Exit codes: 0 stopped as asked, 1 could not start (the reason is printed), 70 a mistake of ours. */
const exits = { stopped: 0, refused: 1, broken: 70 }

let serving: Promise<Serving> | null = null
let importing: Promise<void> | null = null
const leaving = new AbortController()

async function leave(code: number): Promise<void> {
  // Asked twice: whoever waits at the terminal has waited enough. The database recovers by itself.
  if (leaving.signal.aborted) process.exit(code || exits.broken)
  leaving.abort()
  if (code === exits.stopped) say('Stopping, running work comes to its end first')
  const running = await serving?.catch(() => null)
  await running?.stop()
  await importing
  process.exit(code)
}

function explain(error: unknown): number {
  if (error instanceof CannotStart) {
    console.error(`SCALE cannot start: ${error.message}\n${error.advice}`)
    return exits.refused
  }
  console.error(error)
  return exits.broken
}

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void leave(exits.stopped))
for (const mishap of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(mishap, (error: unknown) => {
    explain(error)
    void leave(exits.broken)
  })
}

try {
  serving = serve(process.env, say)
  const { address, wired, core } = await serving
  if (files.length > 0) {
    const { importAtStart } = await import('./cli/import-at-start.ts')
    importing = importAtStart({ core, wired, files, say, stopping: leaving.signal })
    await importing
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  if (!leaving.signal.aborted) {
    say(
      address === null
        ? `SCALE works in the background (ready after ${seconds} s)`
        : `SCALE is ready after ${seconds} s: ${address}`,
    )
  }
} catch (error) {
  process.exitCode = explain(error)
  if (!leaving.signal.aborted) process.exit()
}
