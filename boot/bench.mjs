/** `npm run bench -- NAME …`: runs bench/NAME.ts; without a name it lists them. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { main, root, Stop } from './host.mjs'
import { ensureInstalled } from './install.mjs'
import { run } from './run.mjs'

await main(async () => {
  const [name, ...args] = process.argv.slice(2)
  const names = readdirSync(path.join(root, 'bench'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
  if (!name || !names.includes(name)) {
    throw new Stop(
      `Which one? npm run bench -- NAME [--json]\n${names.map((each) => `  ${each}`).join('\n')}\nSee bench/README.md.`,
    )
  }
  await ensureInstalled((line) => console.error(line))
  return run(`bench/${name}.ts`, args, { apart: false })
})
