import pg from 'pg'

/**
 * Tables of a test's database of which some row, as text, holds a word. Looks as the administrator, from whom row-level
 * security hides nothing: the program's own user would find nothing anywhere.
 */
export async function tracesOf(databaseUrl: string, word: string): Promise<string[]> {
  const url = new URL(databaseUrl)
  url.username = 'postgres'
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  try {
    const { rows: tables } = await admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const hit = await admin.query(`select 1 from ${name} t where strpos(t::text, $1) > 0 limit 1`, [word])
      if (hit.rowCount !== 0) found.push(name)
    }
    return found
  } finally {
    await admin.end()
  }
}
