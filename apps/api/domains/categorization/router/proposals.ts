import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { toWire, wireId } from '../../../core/ids.ts'
import { categorizeQueue, discoverJob } from '../queues.ts'
import { ProposalAnswer, ProposalAnswered, ProposalList, StartedJob } from '../schemas.ts'
import type { Categorizing } from '../service/deps.ts'
import { answerProposal, proposalList } from '../service/proposals.ts'

const tags = ['categorization']

export function proposalRoutes(deps: Categorizing): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/proposed-categories',
      {
        config: { access: 'viewer' },
        schema: { tags, summary: 'Categories nobody has named yet', response: { 200: ProposalList } },
      },
      async (request) => request.read((tx) => proposalList(deps, tx)),
    )

    app.post(
      '/v1/proposed-categories',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Look for new categories among the rows that wait; answers the job that does it',
          response: { 202: StartedJob },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          const jobId = await deps.jobs.enqueue(categorizeQueue, discoverJob, {}, { scope: tx.scope })
          return { status: 202, body: { jobId: toWire('job', jobId) } }
        }),
    )

    app.post(
      '/v1/proposed-categories/:id',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Take a proposed category on, merge it into one that exists, or dismiss it',
          params: z.strictObject({ id: wireId('prp') }),
          body: ProposalAnswer,
          response: { 200: ProposalAnswered },
        },
      },
      async (request) =>
        request.write(async (tx) => ({
          status: 200,
          body: await answerProposal(deps, tx, request.params.id, request.body),
        })),
    )
  }
}
