import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { versionOf } from '../../../core/http/etag.ts'
import { wireId } from '../../../core/ids.ts'
import { Category, CategoryList, CategoryMerge, CategoryPatch, NewCategory, Outcome } from '../schemas.ts'
import { categoryTree, createCategory, editCategory, mergeCategory } from '../service/categories.ts'
import { operationHeader } from './answers.ts'

const params = z.strictObject({ id: wireId('cat') })
const tags = ['categories']

export const categoryRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/categories',
    {
      config: { access: 'viewer' },
      schema: { tags, summary: 'The tree of categories, as a list', response: { 200: CategoryList } },
    },
    async (request) => request.read(async (tx) => ({ items: await categoryTree(tx) })),
  )

  app.post(
    '/v1/categories',
    {
      config: { access: 'editor' },
      schema: { tags, summary: 'Add a category', body: NewCategory, response: { 201: Category } },
    },
    async (request) =>
      request.write(async (tx) => {
        const body = await createCategory(tx, request.body)
        return { status: 201, body, version: body.version }
      }),
  )

  app.patch(
    '/v1/categories/:id',
    {
      config: { access: 'editor' },
      schema: {
        tags,
        summary: 'Rename, move or archive a category',
        params,
        body: CategoryPatch,
        response: { 200: Category },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const edit = { version: versionOf(request), patch: request.body }
        const body = await editCategory(tx, request.params.id, edit)
        return { status: 200, body, version: body.version }
      }),
  )

  app.post(
    '/v1/categories/:id/merge',
    {
      config: { access: 'editor' },
      schema: {
        tags,
        summary: 'Move everything of a category into another and archive it',
        params,
        body: CategoryMerge,
        response: { 200: Outcome },
      },
    },
    async (request) =>
      request.write(async (tx) => {
        const body = await mergeCategory(tx, request.params.id, request.body.into)
        return { status: 200, body, headers: { [operationHeader]: body.operationId } }
      }),
  )
}
