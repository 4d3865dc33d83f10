import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseStatement } from '../../read.ts'
import { StatementRejected } from '../../types.ts'
import { lineFault } from './render.ts'

// Real files lie beside the project, not in it. `npm run bench -- statements` compares them with their truth; here they only
// have to keep the promise made for every file: typed refusals, and every line accounted for.
const folder = new URL('../../../../../shared/data/statements/', import.meta.url)
const manifest = new URL('MANIFEST.tsv', folder)
const ours = new Set(['ofx', 'qif', 'mt940', 'camt', 'bai2', 'aa', 'pdftext'])

if (!existsSync(manifest)) {
  test.skip('real statements: not run, the folder ../shared/data/statements is not there')
} else {
  const files = readFileSync(manifest, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, format]) => ours.has(format ?? ''))
    .map(([path = '']) => path.replace(/^statements\//, ''))

  test.each(files)('%s', async (path) => {
    try {
      const statement = await parseStatement(new Uint8Array(readFileSync(new URL(path, folder))))
      expect(lineFault(statement)).toBeNull()
    } catch (error) {
      expect(error).toBeInstanceOf(StatementRejected)
    }
  })
}
