/** The reference page of the API at `/docs`, complete in this process: it loads nothing from elsewhere. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>SCALE API</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="/icon.svg" />
  </head>
  <body>
    <script
      id="api-reference"
      data-url="/openapi.json"
      data-configuration="{&quot;withDefaultFonts&quot;:false,&quot;telemetry&quot;:false,&quot;hideClientButton&quot;:true,&quot;showDeveloperTools&quot;:&quot;never&quot;,&quot;agent&quot;:{&quot;disabled&quot;:true},&quot;mcp&quot;:{&quot;disabled&quot;:true}}"
    ></script>
    <script src="/docs/reference.js"></script>
  </body>
</html>
`

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function serveDocs(app: FastifyInstance): void {
  let script: Promise<Buffer> | undefined
  const route = { config: { access: 'public' }, schema: { hide: true } } as const

  app.get('/docs', route, (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': policy, 'cache-control': 'no-cache' })
      .send(page),
  )
  app.get('/docs/', route, (_request, reply) => reply.redirect('/docs', 308))
  app.get('/docs/reference.js', route, async (_request, reply) => {
    script ??= readReference()
    return reply
      .type('text/javascript; charset=utf-8')
      .headers({
        'content-encoding': 'gzip',
        'cache-control': 'public, max-age=86400',
        vary: 'accept-encoding',
      })
      .send(await script)
  })
}

/** Five megabytes of script live inside Scalar's plugin; they are loaded when the page is first opened, and packed once. */
async function readReference(): Promise<Buffer> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  const inner = Fastify()
  await inner.register(scalar, { routePrefix: '/docs', configuration: { url: '/openapi.json' } })
  const { rawPayload } = await inner.inject('/docs/js/scalar.js')
  await inner.close()
  return promisify(gzip)(rawPayload)
}
