import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { coreServer } from '../../testing/core-server.ts'
import { inlineScripts, pageContentPolicy } from '../content-policy.ts'

const script = 'self.__next_f=[]'
const page = `<!doctype html><script src="/_next/static/a.js" async></script><script>${script}</script><p>hello</p>`
const folder = await mkdtemp(join(tmpdir(), 'scale-pages-'))
await mkdir(join(folder, '_next/static'), { recursive: true })
await mkdir(join(folder, 'transactions'))
await writeFile(join(folder, 'index.html'), page)
await writeFile(join(folder, '404.html'), '<p>not here</p>')
await writeFile(join(folder, 'transactions/index.html'), page)
await writeFile(join(folder, '_next/static/a.js'), 'hello()')
await writeFile(join(folder, 'icon.svg'), '<svg/>')
await writeFile(join(folder, '..', 'scale-secret.html'), 'secret')

const { server } = await coreServer({ env: { WEB_DIST: folder } })
const get = (url: string, headers = {}) => server.app.inject({ url, headers })

test('a page allows its own scripts by hash, and no others', async () => {
  const reply = await get('/')
  const hash = createHash('sha256').update(script).digest('base64')
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-security-policy']).toContain(`script-src 'self' 'sha256-${hash}';`)
  expect(reply.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe-inline/)
  expect(reply.headers['cache-control']).toBe('no-cache')
})

test('folders are pages; without the slash they are redirected there', async () => {
  expect((await get('/transactions/?q=a')).body).toBe(page)
  const redirected = await get('/transactions?q=a')
  expect([redirected.statusCode, redirected.headers.location]).toEqual([308, '/transactions/?q=a'])
})

test('files with a hash in their name are kept for a year, others asked for again', async () => {
  const hashed = await get('/_next/static/a.js')
  expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(hashed.headers['content-type']).toContain('javascript')
  const icon = await get('/icon.svg')
  expect(icon.headers['cache-control']).toBe('no-cache')
  expect((await get('/icon.svg', { 'if-none-match': icon.headers.etag })).statusCode).toBe(304)
})

test('people get the page for what is not there, programs get problem+json', async () => {
  const person = await get('/nothing/', { accept: 'text/html' })
  expect([person.statusCode, person.body]).toEqual([404, '<p>not here</p>'])
  expect((await get('/nothing')).json()).toMatchObject({ status: 404, code: 'not_found' })
  expect((await get('/v1/nothing', { accept: 'text/html' })).json()).toMatchObject({ code: 'not_found' })
})

test.each([
  '/../scale-secret.html',
  '/..%2fscale-secret.html',
  '/%2e%2e/scale-secret.html',
  '/transactions/..%2f..%2fscale-secret.html',
  '/..%5cscale-secret.html',
  '/%00.html',
  '/%ff',
  '//evil.example/',
  '//evil.example',
])('%s leads nowhere', async (url) => {
  const reply = await get(url)
  expect(reply.statusCode).toBe(404)
  expect(reply.body).not.toContain('secret')
  expect(reply.headers.location).toBeUndefined()
})

test('the reference page of the API is served whole', async () => {
  const docs = await get('/docs')
  expect(inlineScripts(docs.body).map((text) => text.trim())).toEqual([''])
  expect([...docs.body.matchAll(/ (?:src|href)="([^"]+)"/g)].map(([, file]) => file)).toEqual([
    '/icon.svg',
    '/docs/reference.js',
  ])
  const reference = await get('/docs/reference.js')
  expect(reference.headers['content-encoding']).toBe('gzip')
  expect(reference.rawPayload.length).toBeGreaterThan(500_000)
})

test('inline scripts are found as the browser finds them', () => {
  const html = `<SCRIPT type="module">a</SCRIPT><script data-src-map="x">b</script >\n<script src=x></script><script async="" src="y">c</script>`
  expect(inlineScripts(html)).toEqual(['a', 'b'])
  expect(pageContentPolicy('<p>')).toContain("script-src 'self';")
})
