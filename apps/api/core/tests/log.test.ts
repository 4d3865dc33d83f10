import { Writable } from 'node:stream'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createLog } from '../log.ts'

function capture() {
  const lines: string[] = []
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  return { log: createLog({ level: 'trace', destination }), text: () => lines.join('') }
}

test('ids and counts pass', () => {
  const { log, text } = capture()
  log.info({ importId: 'imp_1', rows: 12 }, 'imported')
  expect(JSON.parse(text())).toMatchObject({ importId: 'imp_1', rows: 12, msg: 'imported' })
})

test('what looks like bank data or a secret is hidden, at any of three depths', () => {
  const { log, text } = capture()
  const row = { description: 'UPI/SHARMA', amountMinor: 1, iban: 'DE89370400440532013000', ok: 1 }
  log.info({ authorization: 'Bearer s3cret', ...row }, 'one')
  log.info({ row }, 'two')
  log.info({ request: { headers: { cookie: 's3cret', 'x-api-key': 's3cret' }, row } }, 'three')
  expect(text()).not.toMatch(/SHARMA|DE8937|s3cret/)
})

test('an error of the database tells its code and place, not the row', () => {
  const { log, text } = capture()
  const error = Object.assign(new pg.DatabaseError('duplicate key value (SHARMA)', 10, 'error'), {
    code: '23505',
    severity: 'ERROR',
    constraint: 'note_pkey',
    detail: 'Key (text)=(UPI/SHARMA) already exists.',
  })
  log.error({ err: error }, 'failed')
  expect(text()).not.toContain('SHARMA')
  expect(JSON.parse(text()).err).toMatchObject({ code: '23505', constraint: 'note_pkey' })
})
