import { existsSync, readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const built = join(import.meta.dirname, '../../apps/web/dist')
const bytesMax = 200_000

/** The scripts a page names in its HTML: what a browser fetches before it can act. */
function scriptsOf(html: string): string[] {
  const tags = html.match(/<script[^>]*\ssrc="[^"]+"[^>]*>/g) ?? []
  const wanted = tags.filter((tag) => !/nomodule/i.test(tag))
  return [...new Set(wanted.map((tag) => /\ssrc="([^"?]+)/.exec(tag)?.[1] ?? ''))]
}

describe.skipIf(!existsSync(built))('the first load', () => {
  test('is at most 200 kB of gzipped script on every page', async () => {
    const heavy: string[] = []
    for await (const page of glob('**/index.html', { cwd: built })) {
      const scripts = scriptsOf(readFileSync(join(built, page), 'utf8'))
      expect(scripts.length).toBeGreaterThan(0)
      const bytes = scripts.reduce((sum, src) => sum + gzipSync(readFileSync(join(built, src))).length, 0)
      if (bytes > bytesMax) heavy.push(`${page}: ${bytes} bytes`)
    }
    expect(heavy).toEqual([])
  })
})
