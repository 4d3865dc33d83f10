import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { AlertSettings, AlertSettingsPatch } from '../schemas.ts'
import type { Watching } from '../service/deps.ts'
import { lookSoon } from '../service/look.ts'
import { getSettings, putSettings } from '../store/settings.ts'

const tags = ['anomaly']

export function settingsRoutes(deps: Watching): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/alerts/settings',
      {
        config: { access: 'viewer' },
        schema: { tags, summary: 'How many alerts a week may bring', response: { 200: AlertSettings } },
      },
      async (request) => request.read(getSettings),
    )

    app.patch(
      '/v1/alerts/settings',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Change how many alerts a week may bring; what was told stays',
          body: AlertSettingsPatch,
          response: { 200: AlertSettings },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          await putSettings(tx, request.body)
          await lookSoon(deps, tx, { changed: false })
          return { status: 200, body: await getSettings(tx) }
        }),
    )
  }
}
