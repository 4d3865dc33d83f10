import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Tx } from '../../../core/db/db.ts'
import { CategorizationSettings, CategorizationSettingsPatch } from '../schemas.ts'
import { getSettings, putSettings } from '../store/settings.ts'

const tags = ['categorization']

export const settingsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/categorization/settings',
    {
      config: { access: 'viewer' },
      schema: { tags, summary: 'How sure SCALE must be', response: { 200: CategorizationSettings } },
    },
    async (request) => request.read(settings),
  )

  app.patch(
    '/v1/categorization/settings',
    {
      config: { access: 'editor' },
      schema: {
        tags,
        summary: 'Change how sure SCALE must be; rows that are filed stay filed',
        body: CategorizationSettingsPatch,
        response: { 200: CategorizationSettings },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        await putSettings(tx, request.body)
        return { status: 200, body: await settings(tx) }
      }),
  )
}

async function settings(tx: Tx): Promise<z.infer<typeof CategorizationSettings>> {
  const { threshold, version } = await getSettings(tx)
  return { threshold: Math.round(threshold * 1000) / 1000, version }
}
