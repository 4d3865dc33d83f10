import { CannotStart } from '../errors.ts'
import { type Tx, isDatabaseError } from './db.ts'

/** The unprivileged roles a transaction enters. Roles belong to the whole Postgres server, so they may exist already. */
const roles = ['scale_app', 'scale_system'] as const

/** What an administrator runs once where the login user may not create roles. */
export function rolesSql(loginUser: string): string {
  return roles
    .map((role) => `create role ${role} nologin nobypassrls;\ngrant ${role} to "${loginUser}";`)
    .join('\n')
}

/** Makes sure both roles exist, are harmless, and may be entered by the login user. */
export async function ensureRoles(tx: Tx): Promise<void> {
  for (const role of roles) {
    if (!(await roleExists(tx, role))) await createRole(tx, role)
    if (!(await mayEnter(tx, role))) await tx.query(`grant ${role} to current_user`).catch(refuse(tx))
  }
  const { rows } = await tx.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls)',
    [roles],
  )
  if (rows.length > 0) {
    throw new CannotStart(
      `The database role ${rows[0]?.rolname} may bypass row-level security, which keeps workspaces apart.`,
      `Run: alter role ${rows[0]?.rolname} nosuperuser nobypassrls`,
    )
  }
}

async function roleExists(tx: Tx, role: string): Promise<boolean> {
  return (await tx.query('select 1 from pg_roles where rolname = $1', [role])).rowCount > 0
}

async function createRole(tx: Tx, role: string): Promise<void> {
  await tx.query('savepoint role')
  try {
    await tx.query(`create role ${role} nologin nobypassrls`)
  } catch (error) {
    await tx.query('rollback to savepoint role')
    // Another database of the same server is being set up at this moment.
    if (isDatabaseError(error, '42710') || isDatabaseError(error, '23505')) return
    await refuse(tx)(error)
  }
}

async function mayEnter(tx: Tx, role: string): Promise<boolean> {
  await tx.query('savepoint entry')
  const entered = await tx.query(`set local role ${role}`).then(
    () => true,
    () => false,
  )
  await tx.query('rollback to savepoint entry')
  return entered
}

function refuse(tx: Tx): (error: unknown) => Promise<never> {
  return async (error) => {
    if (!isDatabaseError(error, '42501')) throw error
    await tx.query('rollback')
    const { rows } = await tx.query<{ name: string }>('select current_user as name')
    throw new CannotStart(
      'The database user may not create the two roles SCALE works under.',
      `Ask the database's administrator to run once:\n${rolesSql(rows[0]?.name ?? '')}`,
      { cause: error },
    )
  }
}
