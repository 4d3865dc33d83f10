/** Training gives the same bits in a browser as in Node: the hashes are those that packages/numerics proves in its own tests. */
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join, normalize } from 'node:path'
import { chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectedHashes } from '../../packages/numerics/tests/models/hashes.ts'
import { browserPath } from './harness.ts'

const home = join(import.meta.dirname, '../../packages/numerics')

/** Serves the package's sources as a browser wants them: JavaScript, its types taken off. */
function serveSources(): Server {
  return createServer((request, response) => {
    const place = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (!place.endsWith('.ts')) return response.setHeader('content-type', 'text/html').end('<!doctype html>')
    response.setHeader('content-type', 'text/javascript')
    return response.end(stripTypeScriptTypes(readFileSync(join(home, place), 'utf8')))
  })
}

/** A program for the page, as text: what is written as code here would be rewritten for Node. */
const trainAll = (kernels: string) => `(async () => {
  const { trainFive } = await import('/tests/models/train.ts')
  const { modelNames } = await import('/tests/models/zoo.ts')
  const train = async (name) => [name, (await trainFive('${kernels}', name)).hash]
  return Object.fromEntries(await Promise.all(modelNames.map(train)))
})()`

describe.skipIf(browserPath === null)('in Chromium', () => {
  test('parameters after five steps of Adam are bit for bit those of Node', async () => {
    const server = serveSources().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] })
    try {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('no port')
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${address.port}/`)
      for (const kernels of ['simd', 'plain']) {
        expect(await page.evaluate(trainAll(kernels)), kernels).toEqual(expectedHashes)
      }
    } finally {
      await browser.close()
      server.close()
    }
  })
})
