import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyRequest } from 'fastify'
import type { Tx } from '../../../core/db/db.ts'
import { fromWire } from '../../../core/ids.ts'
import { answerImport, rerunImport } from '../service/answer.ts'
import { requestCommit } from '../service/commit.ts'
import type { Ingestion } from '../service/deps.ts'
import * as wire from '../schemas.ts'
import type { ImportRecord } from '../store/imports.ts'
import { requestUndo } from '../service/undo.ts'
import { importView } from '../service/view.ts'
import { type RouterOptions, chosenAccount, editor, tags } from './options.ts'

interface Again {
  record: ImportRecord
  password: string | undefined
}

export function stepRoutes(deps: Ingestion, { readHere }: RouterOptions): FastifyPluginAsyncZod {
  const accepted = async (tx: Tx, record: ImportRecord) => ({
    status: 202,
    body: await importView(deps, tx, record),
  })
  /** Where a password came with the request, the file is read here once the write is committed. */
  const readAfter = async (request: FastifyRequest, work: (tx: Tx) => Promise<Again>) => {
    let again: { importId: string; password: string } | null = null
    const body = await request.write(async (tx) => {
      const { record, password } = await work(tx)
      if (password !== undefined) again = { importId: record.id, password }
      return accepted(tx, record)
    })
    startReading(request, again)
    return body
  }
  const startReading = (request: FastifyRequest, again: { importId: string; password: string } | null) => {
    if (again) readHere(request.scope, again.importId, { password: again.password })
  }
  return async (app) => {
    app.route({
      method: 'POST',
      url: '/v1/imports/:id/answers',
      config: editor,
      schema: {
        tags,
        summary: 'Answer the questions of an import',
        params: wire.importParams,
        body: wire.answersBody,
        response: { 202: wire.importResource },
      },
      handler: (request) =>
        readAfter(request, async (tx) => {
          const { answers, password, accounts = [] } = request.body
          const choices = accounts.map(async ({ index, account }) => ({
            index,
            accountId: account === 'new' ? account : await chosenAccount(deps, tx, account, 'accounts'),
          }))
          const record = await answerImport(tx, fromWire('imp', request.params.id), {
            answers,
            accounts: await Promise.all(choices),
            hasPassword: password !== undefined,
          })
          return { record, password }
        }),
    })

    app.route({
      method: 'POST',
      url: '/v1/imports/:id/rerun',
      config: editor,
      schema: {
        tags,
        summary: 'Read the file again with another meaning',
        params: wire.importParams,
        body: wire.rerunBody,
        response: { 202: wire.importResource },
      },
      handler: (request) =>
        readAfter(request, async (tx) => {
          const { password, mapping, answers } = request.body
          const asked = { mapping, answers, hasPassword: password !== undefined }
          const record = await rerunImport(tx, fromWire('imp', request.params.id), asked)
          return { record, password }
        }),
    })

    app.route({
      method: 'POST',
      url: '/v1/imports/:id/commit',
      config: editor,
      schema: {
        tags,
        summary: 'Record the rows of an import',
        params: wire.importParams,
        body: wire.commitBody,
        response: { 202: wire.importResource },
      },
      handler: (request) =>
        request.write(async (tx) =>
          accepted(tx, await requestCommit(tx, fromWire('imp', request.params.id), request.body)),
        ),
    })

    app.route({
      method: 'POST',
      url: '/v1/imports/:id/undo',
      config: editor,
      schema: {
        tags,
        summary: 'Take an import out of the ledger',
        params: wire.importParams,
        response: { 202: wire.importResource },
      },
      handler: (request) =>
        request.write(async (tx) => accepted(tx, await requestUndo(tx, fromWire('imp', request.params.id)))),
    })
  }
}
