/**
 * Session tokens are stored as HMACs: whoever reads the database, a copy or a backup of it, even together with the
 * secret that signs cookies, finds nothing that opens a session. better-auth keeps tokens as they are and has no
 * setting for it (1.7), so its adapter is wrapped: a token is sealed on its way in, and an answer to a question that
 * named a token carries that token again. Lists of sessions show seals; `sessions.routes.ts` names sessions by id.
 */
import { createHmac } from 'node:crypto'
import type { DBAdapter, DBTransactionAdapter, Where } from '@better-auth/core/db/adapter'

export function sealSessions(adapter: DBAdapter, secret: string): DBAdapter {
  const seal = (token: string): string =>
    createHmac('sha256', secret).update(`session ${token}`).digest('base64url')
  return {
    ...adapter,
    ...sealed(adapter, seal),
    transaction: (work) => adapter.transaction((inside) => work({ ...inside, ...sealed(inside, seal) })),
  }
}

type Seal = (token: string) => string
type Operations = Pick<
  DBTransactionAdapter,
  | 'create'
  | 'findOne'
  | 'findMany'
  | 'count'
  | 'update'
  | 'updateMany'
  | 'delete'
  | 'deleteMany'
  | 'consumeOne'
  | 'incrementOne'
>

function sealed(adapter: Operations, seal: Seal): Operations {
  const asked = <Q extends { model: string; where?: Where[] | undefined }>(query: Q): Q =>
    query.model === 'session' && query.where ? { ...query, where: query.where.map(sealWhere) } : query
  const sealWhere = (where: Where): Where =>
    where.field === 'token' ? { ...where, value: sealAll(where.value) } : where
  const sealAll = (value: Where['value']): Where['value'] => {
    if (Array.isArray(value)) return value.map((each) => seal(String(each)))
    return value === null ? null : seal(String(value))
  }
  return {
    async create(query) {
      const { token } = query.data
      if (query.model !== 'session' || typeof token !== 'string') return adapter.create(query)
      return withToken(await adapter.create({ ...query, data: { ...query.data, token: seal(token) } }), token)
    },
    findOne: async (query) => withToken(await adapter.findOne(asked(query)), tokenIn(query)),
    update: async (query) => withToken(await adapter.update(asked(query)), tokenIn(query)),
    consumeOne: async (query) => withToken(await adapter.consumeOne(asked(query)), tokenIn(query)),
    incrementOne: async (query) => withToken(await adapter.incrementOne(asked(query)), tokenIn(query)),
    findMany: (query) => adapter.findMany(asked(query)),
    count: (query) => adapter.count(asked(query)),
    updateMany: (query) => adapter.updateMany(asked(query)),
    delete: (query) => adapter.delete(asked(query)),
    deleteMany: (query) => adapter.deleteMany(asked(query)),
  }
}

/** The token a question about one session names. */
function tokenIn({ model, where }: { model: string; where: Where[] }): string | null {
  const named = model === 'session' ? where.find(({ field }) => field === 'token')?.value : undefined
  return typeof named === 'string' ? named : null
}

function withToken<T>(row: T, token: string | null): T {
  return token !== null && typeof row === 'object' && row !== null && 'token' in row ? { ...row, token } : row
}
