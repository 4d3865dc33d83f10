import pg from 'pg'
import { inject } from 'vitest'
import { type Clock, systemClock } from '../clock.ts'
import { type OwnerDb, type Scope, openDb } from '../db/db.ts'
import { newId } from '../ids.ts'
import { atEnd } from './at-end.ts'

export interface TestDb {
  db: OwnerDb
  url: string
  /** Somebody in a workspace of their own; the rows of that workspace's tables are the test's to make. */
  newScope: () => Scope
}

/**
 * A fresh, migrated database of the run's one Postgres. Call it at the top of a test file or in a test:
 * `const { db, newScope } = await testDb()`; it closes itself after them. `empty` leaves the
 * migrations out.
 */
export async function testDb(options: { clock?: Clock; empty?: boolean } = {}): Promise<TestDb> {
  const url = await newDatabase(options)
  const db = await openDb({ url, clock: options.clock ?? systemClock })
  atEnd(() => db.close())
  return { db, url, newScope: () => ({ workspaceId: newId(), userId: newId() }) }
}

/** The address of a fresh database, for a program that opens it itself. */
export async function newDatabase({ empty = false } = {}): Promise<string> {
  return asAdmin((admin) => create(admin, empty ? 'template0' : templateName()))
}

/** A copy of a database that the first who asks in this run makes; by then nobody is in it any more. */
export async function copyOf(name: string, make: () => Promise<string>): Promise<string> {
  const original = `${templateName()}_${name}`
  return asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [original])
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [original])
    if (rowCount === 0) {
      const made = new URL(await make()).pathname.slice(1)
      await admin.query(`alter database ${made} rename to ${pg.escapeIdentifier(original)}`)
    }
    return create(admin, original)
  })
}

const templateName = (): string => new URL(inject('clusterUrl')).pathname.slice(1)

async function create(admin: pg.Client, template: string): Promise<string> {
  const name = `test_${newId().replaceAll('-', '')}`
  await admin.query(`create database ${name} template ${pg.escapeIdentifier(template)} strategy file_copy`)
  return urlFor(name)
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: urlFor('postgres') })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function urlFor(database: string): string {
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${database}`
  return url.href
}
