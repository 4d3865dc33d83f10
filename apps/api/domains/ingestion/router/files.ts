import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Fault } from '../../../core/errors.ts'
import { sendFile } from '../../../core/http/download.ts'
import { fromWire } from '../../../core/ids.ts'
import { spool } from '../../../core/spool.ts'
import { acceptFile } from '../service/accept.ts'
import type { Ingestion } from '../service/deps.ts'
import * as wire from '../schemas.ts'
import { fileChunks } from '../store/files.ts'
import { findImport } from '../store/imports.ts'
import { importView } from '../service/view.ts'
import { readUpload } from './upload.ts'
import { type RouterOptions, chosenAccount, editor, must, tags, viewer } from './options.ts'

/** A file comes in and becomes an import. */
export function fileIn(deps: Ingestion, { uploadBytesMax, readHere }: RouterOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'POST',
      url: '/v1/imports',
      config: editor,
      bodyLimit: uploadBytesMax,
      schema: {
        tags,
        summary: 'Import a statement',
        description:
          'The bytes of a file (any content type but JSON), or a form with the part `file`. Answers as soon as the file is stored; it is read by a job.',
        querystring: wire.createImportQuery,
        response: { 202: wire.importResource },
      },
      handler: async (request) => {
        deps.sandbox.warm()
        const upload = await readUpload(request, request.query, uploadBytesMax)
        const { file, password } = upload
        let accepted: string | null = null
        try {
          const body = await request.write(
            async (tx) => {
              const record = await acceptFile(tx, file, {
                fileName: upload.fileName ?? null,
                accountId:
                  upload.account === undefined
                    ? null
                    : await chosenAccount(deps, tx, upload.account, 'account'),
                answers: upload.answers ?? {},
                readByCaller: password !== undefined,
              })
              accepted = record.id
              return { status: 202, body: await importView(deps, tx, record) }
            },
            { bodyHash: file.sha256 },
          )
          if (accepted !== null && password !== undefined) readHere(request.scope, accepted, { password })
          return body
        } finally {
          await file.discard()
        }
      },
    })
  }
}

/** It leaves as it came. */
export const fileOut: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/v1/imports/:id/file',
    config: viewer,
    schema: {
      tags,
      summary: 'The file as it was received',
      params: wire.importParams,
      response: { 200: z.any() },
    },
    handler: async (request, reply) => {
      const id = fromWire('imp', request.params.id)
      const record = await request.read((tx) => must(findImport(tx, id)))
      const { fileId } = record
      if (fileId === null) throw new Fault('not_found', { detail: 'These rows came without a file.' })
      const bytes = await request.setAside(() =>
        request.read((tx) => spool(fileChunks(tx, fileId), Infinity)),
      )
      return sendFile(reply, {
        type: 'application/octet-stream',
        name: record.fileName ?? 'statement',
        bytes,
      })
    },
  })
}
