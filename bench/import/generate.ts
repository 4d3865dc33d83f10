/** Writes a statement in a process of its own, so that its memory is not counted as the importer's. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { writeStatement } from './statement.ts'

const [file, options] = process.argv.slice(2)
if (process.argv[1] === fileURLToPath(import.meta.url) && file !== undefined && options !== undefined) {
  await writeStatement(file, JSON.parse(options))
}

export function generate(file: string, options: Parameters<typeof writeStatement>[1]): void {
  execFileSync(process.execPath, [fileURLToPath(import.meta.url), file, JSON.stringify(options)])
}
