import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { configurationPage, describeConfig, isLoopback, readConfig } from '../config/config.ts'
import { loadSecrets } from '../config/secrets.ts'

test('without any setting SCALE runs for this machine alone', () => {
  expect(readConfig({})).toMatchObject({
    role: 'all',
    host: '127.0.0.1',
    port: 8080,
    publicUrl: 'http://localhost:8080',
    databaseUrl: undefined,
    redisUrl: undefined,
    production: true,
    openSignup: false,
    trustProxy: [],
  })
})

test('settings are read in the form they have in a shell; empty means not set', () => {
  const config = readConfig({
    PORT: '9000',
    HOST: '::1',
    OPEN_SIGNUP: 'true',
    TRUST_PROXY: '10.0.0.1, 10.1.0.0/16',
    REDIS_URL: '',
    NODE_ENV: 'test',
  })
  expect(config).toMatchObject({
    port: 9000,
    publicUrl: 'http://localhost:9000',
    openSignup: true,
    trustProxy: ['10.0.0.1', '10.1.0.0/16'],
    redisUrl: undefined,
    production: false,
  })
  expect(readConfig({ HOST: '192.168.1.5' }).publicUrl).toBe('http://192.168.1.5:8080')
})

test('every bad setting is named at once, and no value is repeated', () => {
  const bad = () =>
    readConfig({ PORT: 'eighty', ROLE: 'boss', DATABASE_URL: 'mysql://u:hunter2@h/d', OPEN_SIGNUP: 'maybe' })
  expect(bad).toThrow(/ROLE.*PORT.*DATABASE_URL.*OPEN_SIGNUP/)
  expect(bad).not.toThrow(/hunter2|eighty/)
})

test('a secret people could guess is refused once others can reach the server', () => {
  const weak = { SCALE_SECRET: 'secret' }
  expect(readConfig(weak).authSecret).toBe('secret')
  expect(() => readConfig({ ...weak, HOST: '0.0.0.0' })).toThrow('too easy to guess')
  expect(() => readConfig({ SCALE_SECRET: 'a'.repeat(64), HOST: '0.0.0.0' })).toThrow('too easy to guess')
  expect(readConfig({ SCALE_SECRET: 'Vt3pQ9xYw2LmZr8sKd5nHc1bGf7jTa4e', HOST: '0.0.0.0' }).host).toBe(
    '0.0.0.0',
  )
  expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].every(isLoopback)).toBe(true)
  expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.evil.org'].some(isLoopback)).toBe(false)
})

test('what is shown to people hides every secret', () => {
  const shown = describeConfig({
    DATABASE_URL: 'postgres://u:hunter2@h/d',
    METRICS_TOKEN: 'hunter2hunter2hunter2',
    PORT: '81',
  })
  expect(JSON.stringify(shown)).not.toContain('hunter2')
  expect(shown.find(({ variable }) => variable === 'DATABASE_URL')).toMatchObject({
    value: '(set)',
    given: true,
  })
  expect(shown.find(({ variable }) => variable === 'PORT')).toMatchObject({ value: '81', given: true })
  expect(shown.find(({ variable }) => variable === 'HOST')).toMatchObject({
    value: '127.0.0.1',
    given: false,
  })
})

test('the documentation page is what the table says', async () => {
  await expect(configurationPage()).toMatchFileSnapshot('../../../../docs/reference/configuration.md')
})

test('strong secrets are made once, for their user alone, also when two processes start', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'scale-secrets-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  const config = { ...readConfig({}), dataDir }
  const secrets = await Promise.all([1, 2, 3].map(() => loadSecrets(config)))
  expect(new Set(secrets.map(({ auth }) => auth)).size).toBe(1)
  expect(secrets[0]?.auth).toMatch(/^[\w-]{43}$/)
  const file = path.join(dataDir, 'secrets.json')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await loadSecrets(config)).toEqual(secrets[0])
  expect(await loadSecrets({ ...config, authSecret: 'given' })).toEqual({ auth: 'given' })
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, 20))
  await expect(loadSecrets(config)).rejects.toMatchObject({
    name: 'CannotStart',
    message: expect.stringContaining('damaged'),
  })
})
