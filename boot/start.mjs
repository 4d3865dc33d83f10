/** `npm start`: sets up what is missing, then runs apps/api/main.ts. Arguments are statement files to import first. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { main } from './host.mjs'
import { ensureInstalled } from './install.mjs'
import { run } from './run.mjs'
import { ensureWebBuilt } from './web.mjs'

const say = (line) => console.log(line)

/** npm changes into the project folder; a file is meant from where the person stands. */
function fromWhereTheyStand(argument) {
  const place = path.resolve(process.env.INIT_CWD ?? process.cwd(), argument)
  return !argument.startsWith('-') && existsSync(place) ? place : argument
}

await main(async () => {
  await ensureInstalled(say)
  if (process.env.ROLE !== 'worker') await ensureWebBuilt(say)
  return run('apps/api/main.ts', process.argv.slice(2).map(fromWhereTheyStand), { apart: true })
})
