/** `npx scale …`: installs what is missing, then runs apps/api/cli.ts. What it says goes to stderr: stdout is the answer. */
import module from 'node:module'
import v8 from 'node:v8'
import { compiledFolder, heapGrowth, hostIsWanted, main } from './host.mjs'
import { ensureInstalled } from './install.mjs'
import { run } from './run.mjs'

await main(async () => {
  await ensureInstalled((line) => console.error(line))
  if (!hostIsWanted()) return run('apps/api/cli.ts', process.argv.slice(2), { apart: false })
  // npx puts our own Node 26 first on the path, so this process can be the program itself: no second start.
  v8.setFlagsFromString(heapGrowth)
  module.enableCompileCache(compiledFolder)
  await import('../apps/api/cli.ts')
  return process.exitCode
})
