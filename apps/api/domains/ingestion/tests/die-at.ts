/** Preloaded into a child: kills it with SIGKILL as soon as the statement named by DIE_AT has run, before its commit. */
import pg from 'pg'

const dieAt = process.env['DIE_AT'] ?? ''
const query = pg.Client.prototype.query

pg.Client.prototype.query = new Proxy(query, {
  apply(target, client, args: unknown[]) {
    const running: unknown = Reflect.apply(target, client, args)
    const [sql] = args
    if (
      typeof sql === 'string' &&
      sql.replaceAll(/\s+/g, ' ').includes(dieAt) &&
      running instanceof Promise
    ) {
      return running.finally(() => process.kill(process.pid, 'SIGKILL'))
    }
    return running
  },
})
