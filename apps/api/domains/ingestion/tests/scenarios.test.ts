import { describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../core/testing/app.ts'
import { testDb } from '../../../core/testing/index.ts'
import { rewriting } from '../../../core/testing/isolation/blind.ts'
import { ensureLocalWorkspace } from '../../../wiring.ts'
import { overHttp } from './over-http.ts'
import { overTerminal } from './over-terminal.ts'
import { type Scenario, type Step, scenarios } from './scenarios.ts'

const app = await testApp({ env: { OPEN_SIGNUP: 'true' } })
/** The product without its memory: no earlier import counts as being in the ledger. */
const forgetful = await testApp({
  through: (db) =>
    rewriting(db, (sql) => sql.replaceAll(/\b(?:i\.)?state = (?:'committed'|\$5)/g, 'false and $&')),
})

describe('over the API', () => {
  test.each(scenarios)('$name', async (scenario) => {
    const { states, ledger } = await playOverHttp(scenario, app)
    expect(states).toEqual(statesOf(scenario))
    expect(ledger).toBe(scenario.ledger)
  })
})

test('the scenarios can see: an importer that forgets what it has read doubles the rows', async () => {
  const again = scenarios.find(({ name }) => name === 'the same file again adds nothing')
  if (!again) throw new Error('the scenario has another name')
  const { states, ledger } = await playOverHttp(again, forgetful)
  expect(states).toEqual(['new new', 'new new'])
  expect(ledger.split('\n')).toHaveLength(4)
})

describe('at the terminal', () => {
  test.each(scenarios)('$name', async (scenario) => {
    const { counts, ledger } = await playAtTerminal(scenario)
    expect(counts).toEqual(statesOf(scenario).map(countsOf))
    expect(ledger).toBe(scenario.ledger)
  })
})

type FileStep = Extract<Step, { file: string }>

const isFile = (step: Step): step is FileStep => 'file' in step
const statesOf = ({ steps }: Scenario): string[] => steps.filter(isFile).map(({ states }) => states)

async function playOverHttp(
  { steps }: Scenario,
  product: TestApp,
): Promise<{ states: string[]; ledger: string }> {
  const http = overHttp(product, await product.signUp())
  const states: string[] = []
  const imports = new Map<string, string>()
  const idOf = async (description: string): Promise<string> => {
    const { body } = await http.call<{ items: { id: string; description: string }[] }>(
      'GET',
      '/v1/transactions?limit=200',
    )
    return body.items.find((each) => each.description === description)?.id ?? ''
  }
  for (const step of steps) {
    if (isFile(step)) {
      const { id } = await http.send(step.file, step.text)
      const rows = await http.rows(id)
      states.push(rows.flatMap(({ state }) => (state === 'skipped' ? [] : [state])).join(' '))
      await http.commit(id, { acceptSuggestions: step.accept ?? false })
      imports.set(step.file, id)
    } else if ('edit' in step) {
      const patch = { title: step.title }
      await http.call('PATCH', `/v1/transactions/${await idOf(step.edit)}`, patch, { 'if-match': '*' })
    } else if ('remove' in step) {
      await http.call('DELETE', `/v1/transactions/${await idOf(step.remove)}`, undefined, { 'if-match': '*' })
    } else {
      await http.undo(imports.get(step.undo) ?? '')
    }
  }
  return { states, ledger: await http.ledger() }
}

/** What `scale import --json` counts for rows in these states. */
function countsOf(states: string): Record<string, number> {
  const count = (state: string): number => states.split(' ').filter((each) => each === state).length
  return {
    new: count('new'),
    duplicate: count('duplicate'),
    updated: count('updates'),
    needsYou: count('needs_you'),
    deletedByYou: count('deleted_by_you'),
  }
}

async function playAtTerminal({ steps }: Scenario): Promise<{ counts: object[]; ledger: string }> {
  const { db, url } = await testDb()
  const terminal = await overTerminal(url)
  const counts: object[] = []
  const imports = new Map<string, string>()
  for (const step of steps) {
    if (isFile(step)) {
      const done = await terminal.importFile(step.file, step.text)
      const { new: added, duplicate, updated, needsYou, deletedByYou } = done
      counts.push({ new: added, duplicate, updated, needsYou, deletedByYou })
      imports.set(step.file, done.import)
      if (step.accept) await terminal.importFile(step.file, step.text, '--yes')
    } else if ('undo' in step) {
      await terminal.run('undo', imports.get(step.undo) ?? '')
    } else {
      const [change, value, name] =
        'edit' in step ? ['title', step.title, step.edit] : ['deleted_at', '2026-05-01', step.remove]
      const scope = await ensureLocalWorkspace(db)
      await db.withWorkspace(scope, (tx) =>
        tx.query(
          `update accounts.transactions set ${change} = $1, edited_at = now() where description = $2`,
          [value, name],
        ),
      )
    }
  }
  const scope = await ensureLocalWorkspace(db)
  const shown = await db.withWorkspace(scope, (tx) =>
    tx.query<{ text: string }>(
      `select booked_on || ' ' || (amount_minor::numeric / 100)::numeric(18, 2) || ' ' || coalesce(title, description) as text
       from accounts.transactions where deleted_at is null and withdrawn_at is null order by booked_on, id`,
    ),
  )
  return { counts, ledger: shown.rows.map(({ text }) => text).join('\n') }
}
