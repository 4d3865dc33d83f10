/**
 * The web client: a folder of static pages (`/account/` is `account/index.html`), served beside the API. Names with a
 * hash in them never change and are kept for a year; pages are asked for anew each time.
 */
import { readFile, stat } from 'node:fs/promises'
import { join, normalize, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pageContentPolicy } from './content-policy.ts'

interface Page {
  html: Buffer
  policy: string
  readAtMs: number
}

/** Serves the folder under `/`. Call last: it takes every GET that no other route takes. */
export async function servePages(
  app: FastifyInstance,
  folder: string,
): Promise<(reply: FastifyReply) => Promise<boolean>> {
  await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, etag: true })
  const pages = new Map<string, Page>()

  const pageAt = async (path: string): Promise<Page | null> => {
    const file = join(folder, normalize(`/${path}`))
    if (!file.startsWith(folder + sep)) return null
    const modifiedMs = await stat(file).then(
      (found) => (found.isFile() ? found.mtimeMs : null),
      () => null,
    )
    if (modifiedMs === null) return null
    const known = pages.get(file)
    if (known && known.readAtMs === modifiedMs) return known
    const html = await readFile(file)
    const page = { html, policy: pageContentPolicy(html.toString()), readAtMs: modifiedMs }
    pages.set(file, page)
    return page
  }

  const sendPage = (reply: FastifyReply, page: Page, status = 200) =>
    reply
      .code(status)
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': page.policy, 'cache-control': 'no-cache' })
      .send(page.html)

  app.get(
    '/*',
    { config: { access: 'public' }, schema: { hide: true } },
    async (request: FastifyRequest, reply) => {
      const path = decodedPath(request.url)
      if (path === null) return reply.callNotFound()
      if (path.endsWith('/') || path.endsWith('.html')) {
        const page = await pageAt(path.endsWith('/') ? `${path}index.html` : path)
        return page ? sendPage(reply, page) : reply.callNotFound()
      }
      if (!/\.[a-z0-9]+$/i.test(path)) {
        const query = request.url.slice(request.url.split('?')[0]?.length)
        return (await pageAt(`${path}/index.html`))
          ? reply.redirect(`${path}/${query}`, 308)
          : reply.callNotFound()
      }
      reply.header('cache-control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
      return reply.sendFile(path)
    },
  )

  return async (reply) => {
    const page = await pageAt('404.html')
    if (page) await sendPage(reply, page, 404)
    return page !== null
  }
}

const isHashed = (path: string): boolean => path.startsWith('/_next/static/')

/** The path of an address, or null when it cannot be one of a file. */
function decodedPath(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split('?')[0] ?? '/')
    // A second slash at the front would redirect to another host.
    return path.includes('\0') || path.includes('\\') || path.startsWith('//') ? null : path
  } catch {
    return null
  }
}
