import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { openDb } from '../db/db.ts'
import { migrate } from '../db/migrate.ts'
import { newId } from '../ids.ts'
import { testDb } from '../testing/index.ts'

const { db, url } = await testDb({ empty: true })
const folder = await mkdtemp(path.join(os.tmpdir(), 'scale-migrations-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const pets = { name: 'pets', migrations: pathToFileURL(`${folder}/`) }
const file = (name: string, sql: string) => writeFile(path.join(folder, name), sql)

test('new migrations run once, in order, each whole or not at all', async () => {
  await file('0001_pets.sql', 'create schema pets; create table pets.pet (name text);')
  const said: string[] = []
  await migrate(db, [pets], (line) => said.push(line))
  await migrate(db, [pets], (line) => said.push(line))
  expect(said).toEqual(['core: core', 'pets: pets'])

  await file('0002_broken.sql', 'alter table pets.pet add age integer; select no_such_thing();')
  await expect(migrate(db, [pets])).rejects.toThrow('no_such_thing')
  await file('0002_broken.sql', 'alter table pets.pet add age integer;')
  await migrate(db, [pets])
})

test('two processes that start at once do not collide', async () => {
  await file('0003_slow.sql', 'select pg_sleep(0.2); create table pets.toy (name text);')
  const said: string[] = []
  await Promise.all([1, 2, 3].map(() => migrate(db, [pets], (line) => said.push(line))))
  expect(said).toEqual(['pets: slow'])
})

test('an edited migration is refused', async () => {
  await file('0001_pets.sql', 'create schema pets; create table pets.pet (name varchar);')
  await expect(migrate(db, [pets])).rejects.toMatchObject({
    name: 'CannotStart',
    message: /another wording/,
  })
  await file('0001_pets.sql', 'create schema pets; create table pets.pet (name text);')
  await migrate(db, [pets])
})

test('data of a newer version is refused, and left as it is', async () => {
  await expect(migrate(db, [])).rejects.toMatchObject({ name: 'CannotStart', message: /newer version/ })
})

test('a gap in the numbers is our mistake and is told at once', async () => {
  await file('0009_gap.sql', 'select 1')
  await expect(migrate(db, [pets])).rejects.toThrow('should be number 4')
})

test('a user who may not make roles is told what to have run, and goes on once it was', async () => {
  const name = `plain_${newId().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: asAdministrator(url) })
  await admin.connect()
  await admin.query(`create role ${name} login`)
  await admin.query(`create database ${name} owner ${name}`)
  const address = new URL(url)
  address.username = name
  address.pathname = `/${name}`
  const plain = await openDb({ url: address.href, clock: systemClock })
  try {
    await expect(migrate(plain, [])).rejects.toMatchObject({
      name: 'CannotStart',
      advice: expect.stringContaining(`grant scale_app to "${name}";`),
    })
    await admin.query(`grant scale_app to ${name}; grant scale_system to ${name}`)
    await migrate(plain, [])
    expect(
      await plain.withSystem(async (tx) => (await tx.query('select id from core.events')).rowCount),
    ).toBe(0)
  } finally {
    await plain.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.query(`drop role ${name}`)
    await admin.end()
  }
})

function asAdministrator(of: string): string {
  const address = new URL(of)
  address.username = 'postgres'
  address.pathname = '/postgres'
  return address.href
}
