/**
 * One Postgres for a whole test run, with a migrated template that each test file copies (about 50 ms). It does not
 * sync to disk: tests want speed, and a lost test database is no loss.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { systemClock } from '../clock.ts'
import { openDb } from '../db/db.ts'
import { startEmbedded } from '../db/embedded.ts'
import { type MigratedModule, migrate } from '../db/migrate.ts'
import { isAlive } from '../db/probe.ts'
import { prepareJobTables } from '../jobs/driver.ts'

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string
  }
}

const folderPrefix = 'scale-test-'

/**
 * `TEST_DATABASE_URL` names an empty database on a Postgres to test against instead, such as a 15; its user may make
 * roles and databases, and there is an administrator called postgres.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL']
  const { url, end } = given ? { url: given, end: async () => {} } : await startCluster()
  try {
    await makeTemplate(url)
  } catch (error) {
    await end()
    throw error
  }
  project.provide('clusterUrl', url)
  return end
}

async function startCluster(): Promise<{ url: string; end: () => Promise<void> }> {
  await sweepAbandoned()
  const folder = await mkdtemp(path.join(os.tmpdir(), `${folderPrefix}${process.pid}-`))
  const postgres = await startEmbedded(folder, { durable: false })
  const end = async (): Promise<void> => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { url: postgres.url, end }
}

async function makeTemplate(url: string): Promise<void> {
  const db = await openDb({ url, clock: systemClock })
  try {
    await migrate(db, await modulesWithMigrations())
    await prepareJobTables(url)
  } finally {
    await db.close()
  }
}

/** Every module of the program that has a migrations folder. Schemas do not lean on each other, so order is free. */
export async function modulesWithMigrations(): Promise<MigratedModule[]> {
  const domains = new URL('../../domains/', import.meta.url)
  const modules = [
    { name: 'auth', migrations: new URL('../auth/migrations/', import.meta.url) },
    ...(await readdir(domains))
      .toSorted()
      .map((name) => ({ name, migrations: new URL(`${name}/migrations/`, domains) })),
  ]
  return modules.filter((module) => existsSync(module.migrations))
}

/** A run that was killed leaves its Postgres behind; the next run ends it. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = Number(/^scale-test-(\d+)-/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(pid) || isAlive(pid)) continue
    const folder = path.join(os.tmpdir(), name)
    const recorded = await readFile(path.join(folder, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '')
    const postmaster = Number.parseInt(recorded, 10)
    if (recorded.includes(folder) && isAlive(postmaster)) process.kill(postmaster, 'SIGQUIT')
    await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}
