import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileKernels, variants } from './compile.ts'

test.each(variants)('the committed %s kernels are what assembly/ compiles to', async (variant) => {
  const committed = readFileSync(new URL(`../kernels/gen/${variant}.ts`, import.meta.url), 'utf8')
  expect(await compileKernels(variant), 'run `npm run kernels -w @scale/numerics`').toBe(committed)
})
