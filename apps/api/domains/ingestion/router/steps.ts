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

export function stepRoutes(deps: Ingestion, options: RouterOptions): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(readingRoutes(deps, options))
    await app.register(recordingRoutes(deps))
  }
}

async function accepted(deps: Ingestion, tx: Tx, record: ImportRecord) {
  return { status: 202, body: await importView(deps, tx, record) }
}

interface Again {
  record: ImportRecord
  password: string | undefined
}

/** Back to the reading: with what the person answered, or with another meaning. */
function readingRoutes(deps: Ingestion, { readHere }: RouterOptions): FastifyPluginAsyncZod {
  /** Where a password came with the request, the file is read here once the write is committed. */
  async function readAfter(request: FastifyRequest, work: (tx: Tx) => Promise<Again>) {
    let afterwards = (): void => {}
    const body = await request.write(async (tx) => {
      const { record, password } = await work(tx)
      if (password !== undefined) afterwards = () => readHere(request.scope, record.id, { password })
      return accepted(deps, tx, record)
    })
    afterwards()
    return body
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
  }
}

/** Into the ledger, and out of it. */
function recordingRoutes(deps: Ingestion): FastifyPluginAsyncZod {
  return async (app) => {
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
          accepted(deps, tx, await requestCommit(tx, fromWire('imp', request.params.id), request.body)),
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
        request.write(async (tx) =>
          accepted(deps, tx, await requestUndo(tx, fromWire('imp', request.params.id))),
        ),
    })
  }
}
