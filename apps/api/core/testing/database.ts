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
  const name = `test_${newId().replaceAll('-', '')}`
  const clusterUrl = new URL(inject('clusterUrl'))
  const template = empty ? 'template0' : pg.escapeIdentifier(clusterUrl.pathname.slice(1))
  const admin = new pg.Client({ connectionString: urlFor(clusterUrl, 'postgres') })
  await admin.connect()
  try {
    await admin.query(`create database ${name} template ${template} strategy file_copy`)
  } finally {
    await admin.end()
  }
  return urlFor(clusterUrl, name)
}

function urlFor(cluster: URL, database: string): string {
  const url = new URL(cluster)
  url.pathname = `/${database}`
  return url.href
}
