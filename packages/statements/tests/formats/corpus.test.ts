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

test.skipIf(!existsSync(manifest))(
  'real statements (skipped where the folder ../shared/data/statements is not there)',
  { timeout: 60_000 },
  async () => {
    const lines = readFileSync(manifest, 'utf8').split('\n')
    const files = lines.map((line) => line.split('\t')).filter(([, format]) => ours.has(format ?? ''))
    const faults: string[] = []
    for (const [path = ''] of files) {
      const bytes = new Uint8Array(readFileSync(new URL(path.replace(/^statements\//, ''), folder)))
      const fault = await faultOf(bytes)
      if (fault !== null) faults.push(`${path}: ${fault}`)
    }
    expect(faults).toEqual([])
  },
)

async function faultOf(bytes: Uint8Array): Promise<string | null> {
  try {
    return lineFault(await parseStatement(bytes))
  } catch (error) {
    return error instanceof StatementRejected ? null : String(error)
  }
}
