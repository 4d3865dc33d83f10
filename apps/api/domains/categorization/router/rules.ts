import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { versionOf } from '../../../core/http/etag.ts'
import { fromWire, wireId } from '../../../core/ids.ts'
import {
  NewRule,
  Rule,
  RuleApplied,
  RuleIdeas,
  RuleList,
  RulePast,
  RulePatch,
  RulePreview,
  RulePreviewQuery,
  RuleRuns,
  StartedJob,
} from '../schemas.ts'
import type { Categorizing } from '../service/deps.ts'
import { ruleIdeas } from '../service/rule-ideas.ts'
import { allRules, createRule, editRule, previewRule, removeRule, ruleRuns } from '../service/rules.ts'
import { applyToPast, previewPast } from '../service/run-rules.ts'

const tags = ['rules']
const params = z.strictObject({ id: wireId('rul') })

export function ruleRoutes(deps: Categorizing): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(editRoutes(deps))
    await app.register(ideaRoutes(deps))
    await app.register(runRoutes(deps))
  }
}

function editRoutes(deps: Categorizing): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/rules',
      {
        config: { access: 'viewer' },
        schema: { tags, summary: 'The rules, from the top', response: { 200: RuleList } },
      },
      async (request) => request.read(async (tx) => ({ items: await allRules(deps, tx) })),
    )

    app.post(
      '/v1/rules',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Add a rule at the bottom; it runs on every import from now on',
          body: NewRule,
          response: { 201: Rule },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          const body = await createRule(deps, tx, request.body)
          return { status: 201, body, version: body.version }
        }),
    )

    app.patch(
      '/v1/rules/:id',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Change, move or switch off a rule',
          params,
          body: RulePatch,
          response: { 200: Rule },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          const edit = { version: versionOf(request), patch: request.body }
          const body = await editRule(deps, tx, request.params.id, edit)
          return { status: 200, body, version: body.version }
        }),
    )

    app.delete(
      '/v1/rules/:id',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary: 'Remove a rule; what it did stays',
          params,
          response: { 204: z.null().describe('Nothing to say') },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          await removeRule(tx, request.params.id, versionOf(request))
          return { status: 204, body: null }
        }),
    )
  }
}

function ideaRoutes(deps: Categorizing): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/rules/preview',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'What a condition finds now',
          querystring: RulePreviewQuery,
          response: { 200: RulePreview },
        },
      },
      async (request) => request.read((tx) => previewRule(deps, tx, request.query.condition)),
    )

    app.get(
      '/v1/rules/ideas',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'Rules that your choices suggest; nothing is made until you do',
          response: { 200: RuleIdeas },
        },
      },
      async (request) => request.read(async (tx) => ({ items: await ruleIdeas(deps, tx) })),
    )
  }
}

function runRoutes(deps: Categorizing): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/v1/rules/:id/past',
      {
        config: { access: 'viewer' },
        schema: {
          tags,
          summary: 'What applying the rule to the rows that are there would change',
          params,
          response: { 200: RulePast },
        },
      },
      async (request) => request.read((tx) => previewPast(deps, tx, fromWire('rul', request.params.id))),
    )

    app.post(
      '/v1/rules/:id/apply',
      {
        config: { access: 'editor' },
        schema: {
          tags,
          summary:
            'Apply a rule to the rows that are there; where they are many, answers the job that does it',
          params,
          response: { 200: RuleApplied, 202: StartedJob },
        },
      },
      async (request) =>
        request.write(async (tx) => {
          const body = await applyToPast(deps, tx, fromWire('rul', request.params.id))
          return { status: 'jobId' in body ? 202 : 200, body }
        }),
    )

    app.get(
      '/v1/rules/:id/runs',
      {
        config: { access: 'viewer' },
        schema: { tags, summary: 'What a rule did, newest first', params, response: { 200: RuleRuns } },
      },
      async (request) => request.read(async (tx) => ({ items: await ruleRuns(deps, tx, request.params.id) })),
    )
  }
}
