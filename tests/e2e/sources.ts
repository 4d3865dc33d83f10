/** A browser with the sources of the packages before it. */
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { join, normalize } from 'node:path'
import { chromium } from 'playwright-core'
import { browserPath } from './product.ts'

const packages = join(import.meta.dirname, '../../packages')

/** Packages by their names, as Node finds them. */
const importMap = JSON.stringify({
  imports: Object.fromEntries(
    ['numerics', 'hypcd', 'baselines', 'tft', 'neural-rde'].map((name) => [
      `@scale/${name}`,
      `/${name}/index.ts`,
    ]),
  ),
})

/** Serves the packages as a browser wants them: JavaScript, its types taken off. */
function serveSources(): Server {
  const page = `<!doctype html><script type="importmap">${importMap}</script>`
  return createServer((request, response) => {
    const file = join(packages, normalize(new URL(request.url ?? '/', 'http://localhost').pathname))
    if (!file.endsWith('.ts')) return response.setHeader('content-type', 'text/html').end(page)
    if (!existsSync(file)) return response.writeHead(404).end()
    response.setHeader('content-type', 'text/javascript')
    return response.end(stripTypeScriptTypes(readFileSync(file, 'utf8')))
  })
}

/**
 * What a program gives in Chromium. A program is an expression as text, `/numerics/index.ts` a module of it: what is written as code here would
 * be rewritten for Node.
 */
export async function inChromium(programs: readonly string[]): Promise<unknown[]> {
  const server = serveSources().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] })
  try {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${address.port}/`)
    const results: unknown[] = []
    for (const program of programs) results.push(await page.evaluate(program))
    return results
  } finally {
    await browser.close()
    server.close()
  }
}
