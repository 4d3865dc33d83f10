/**
 * Compiles assembly/ to WebAssembly, once with plain SIMD and once with relaxed SIMD, and writes the bytes as text into
 * kernels/gen/: `node packages/numerics/tests/compile.ts` (or `npm run kernels -w @scale/numerics`).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import asc from 'assemblyscript/asc'

const home = path.join(import.meta.dirname, '..')
export const variants = ['simd', 'relaxed'] as const

/** The source text of kernels/gen/VARIANT.ts, compiled anew. */
export async function compileKernels(variant: (typeof variants)[number]): Promise<string> {
  const bytes: Uint8Array[] = []
  /** 201: pointers are 32 bits here and stay so; 112: vectors pass between our own functions only. */
  const quiet = ['--disableWarning', '201', '--disableWarning', '112']
  const flags = [
    '-O3',
    '--runtime',
    'stub',
    '--importMemory',
    '--noExportMemory',
    '--use',
    'abort=',
    ...quiet,
  ]
  const features = ['--enable', variant === 'relaxed' ? 'relaxed-simd' : 'simd']
  const said: (string | Uint8Array)[] = []
  const { error } = await asc.main(['index.ts', ...flags, ...features, '--outFile', 'kernels.wasm'], {
    readFile: (name, base) => {
      try {
        return readFileSync(path.resolve(home, 'assembly', base === '.' ? '' : base, name), 'utf8')
      } catch {
        return null
      }
    },
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm') && typeof contents !== 'string') bytes.push(contents)
    },
    listFiles: () => [],
    stderr: { write: (chunk: string | Uint8Array) => said.push(chunk) },
  })
  const [wasm] = bytes
  if (error || !wasm) throw new Error(`asc: ${said.join('')}`, { cause: error })
  const lines =
    Buffer.from(wasm)
      .toString('base64')
      .match(/.{1,110}/g) ?? []
  const note = '// Written by tests/compile.ts from assembly/. Do not edit.'
  return `${note}\nexport const ${variant}Kernels =\n${lines.map((line) => `  '${line}'`).join(' +\n')}\n`
}

if (import.meta.main) {
  for (const variant of variants) {
    const text = await compileKernels(variant)
    writeFileSync(path.join(home, `kernels/gen/${variant}.ts`), text)
    console.log(`kernels/gen/${variant}.ts: ${text.length} bytes of text`)
  }
}
