import { expect, test } from 'vitest'
import { ingestBody } from '../schemas.ts'
import { ingestRows } from '../service/ingest.ts'
import { requestCommit } from '../service/commit.ts'
import { goOn } from '../service/steps.ts'
import { type Ground, openGround } from './ground.ts'
import { type Step, scenarios } from './scenarios.ts'

const newGround = await openGround()

for (const scenario of scenarios) {
  test(scenario.name, async () => {
    const ground = await newGround()
    const imports = new Map<string, string>()
    for (const step of scenario.steps) await take(ground, step, imports)
    expect(await ground.ledger()).toBe(scenario.ledger)
  })
}

async function take(ground: Ground, step: Step, imports: Map<string, string>): Promise<void> {
  if ('file' in step) {
    const id = await ground.receive(step.file, step.text)
    const read = await ground.read(id)
    expect(read.questions).toEqual([])
    expect(read.state).toBe('preview')
    expect(await ground.states(id)).toBe(step.states)
    await ground.commit(id, step.accept)
    imports.set(step.file, id)
  } else if ('rows' in step) {
    const body = ingestBody.parse({ account: { bankAccountId: 'CARD1', currency: 'INR' }, rows: step.rows })
    const { deps, scope } = ground
    const record = await deps.db.withWorkspace(scope, (tx) =>
      ingestRows(deps, tx, { ...body, previewOnly: true }),
    )
    expect(await ground.states(record.id)).toBe(step.states)
    await deps.db.withWorkspace(scope, (tx) =>
      requestCommit(tx, record.id, { rows: 'good', acceptSuggestions: step.accept ?? false }),
    )
    await goOn(deps, scope, record.id)
  } else if ('edit' in step) {
    await ground.sql(
      `update accounts.transactions set title = $1, edited_at = now() where workspace_id = $2 and description = $3`,
      [step.title, ground.scope.workspaceId, step.edit],
    )
  } else if ('remove' in step) {
    await ground.sql(
      `update accounts.transactions set deleted_at = now() where workspace_id = $1 and description = $2`,
      [ground.scope.workspaceId, step.remove],
    )
  } else {
    await ground.undo(imports.get(step.undo) ?? '')
  }
}
