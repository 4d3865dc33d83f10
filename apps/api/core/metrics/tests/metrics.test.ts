import { expect, test } from 'vitest'
import { testApp } from '../../testing/app.ts'
import { coreServer } from '../../testing/core-server.ts'
import { openMetrics } from '../metrics.ts'

test('what was counted before the library was there is not lost', async () => {
  const metrics = openMetrics()
  const rows = metrics.counter('scale.import.rows', { description: 'Rows read' })
  rows(3, { state: 'new' })
  metrics.gauge('scale.jobs.waiting', {}, () => [{ value: 7, labels: { queue: 'events' } }])
  const text = await metrics.text()
  expect(text).toMatch(/scale_import_rows_total\{.*state="new".*\} 3/)
  rows(2, { state: 'new' })
  expect(await metrics.text()).toMatch(/scale_import_rows_total\{.*state="new".*\} 5/)
  expect(text).toMatch(/scale_jobs_waiting\{.*queue="events".*\} 7/)
})

test('answers are measured by their route, never by their address', async () => {
  const { server, signUp } = await coreServer()
  const ann = await signUp()
  await server.app.inject({ url: '/v1/jobs/job_01h455vb4pex5vsknk084sn02q', headers: ann.bearer })
  const { body } = await server.app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
  expect(body).toMatch(/http_server_request_duration_count\{.*http_route="\/v1\/jobs\/:id".*\} 1/)
  expect(body).not.toContain('job_01h455vb4pex5vsknk084sn02q')
})

test.each([
  ['this machine', {}, '127.0.0.1', {}, 200],
  ['another machine', {}, '10.0.0.7', {}, 404],
  ['a proxy on this machine', {}, '127.0.0.1', { 'x-forwarded-for': '10.0.0.7' }, 404],
  [
    'the right token',
    { METRICS_TOKEN: 'sixteen letters.' },
    '10.0.0.7',
    { authorization: 'Bearer sixteen letters.' },
    200,
  ],
  [
    'a wrong token',
    { METRICS_TOKEN: 'sixteen letters.' },
    '127.0.0.1',
    { authorization: 'Bearer sixteen letterz.' },
    404,
  ],
])('%s may read or not', async (_who, env, remoteAddress, headers, status) => {
  const { server } = await coreServer({ env })
  expect((await server.app.inject({ url: '/metrics', remoteAddress, headers })).statusCode).toBe(status)
})

test('what an operator watches is there: routes, pool, queues, relay, imports', async () => {
  const { server, signUp } = await testApp()
  const ann = await signUp()
  const csv = 'Account No :,XXXX4417,\nDate,Description,Amount\n13/01/2026,Tea,-1.50\n14/01/2026,Pay,20.00\n'
  const headers = { ...ann.bearer, 'content-type': 'text/csv' }
  await server.app.inject({ method: 'POST', url: '/v1/imports', headers, payload: csv })
  const scrape = async () => (await server.app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })).body
  await expect.poll(scrape, { timeout: 20_000 }).toMatch(/scale_import_rows_total\{.*step="read".*\} 2/)
  await expect.poll(scrape, { timeout: 5_000 }).toMatch(/scale_events_lag\{.*\} 0\n/)
  const text = await scrape()
  expect(text).toMatch(/scale_events_unpublished\{.*\} 0\n/)
  expect(text).toMatch(/http_server_request_duration_count\{.*http_route="\/v1\/imports".*\} 1/)
  expect(text).toMatch(/scale_jobs_waiting\{.*queue="ingestion".*\} \d/)
  for (const state of ['used', 'idle', 'waiting'])
    expect(text).toMatch(new RegExp(`db_client_connection_count\\{.*state="${state}".*\\} \\d`))
})
