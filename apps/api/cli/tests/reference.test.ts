import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../commands.ts'

const page = await readFile(path.join(import.meta.dirname, '../../../../docs/reference/cli.md'), 'utf8')

test('docs/reference/cli.md has each command, in the form its help prints, and no other', async () => {
  const forms = await Promise.all(
    Object.values(commands).map(async (load) => (await load()).command.usage.split('\n')[0]),
  )
  expect([...page.matchAll(/^### `(.+)`$/gm)].map(([, form]) => form)).toEqual(forms)
})
