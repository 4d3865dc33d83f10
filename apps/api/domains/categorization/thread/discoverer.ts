/** The thread that looks for categories nobody has named, once, and ends. It holds no database. */
import { findCategories } from '@scale/hypcd'
import { createRuntime } from '@scale/numerics'
import { answerTask } from '../../../core/threads/task-thread.ts'
import { modelRow } from './model-row.ts'
import type { DiscoveryResult, DiscoveryTask } from './protocol.ts'
import { readRow } from './read-row.ts'

/** A step for each row: a few hundred rows have said all they can long before the most. */
const [stepsLeast, stepsMost] = [150, 500]
/** Between steps a message gets out this often. */
const stepsPerProgress = 20

answerTask(work)

async function work(
  { rows, labels, seed }: DiscoveryTask,
  tell: (share: number) => void,
): Promise<DiscoveryResult> {
  const read = rows.map(readRow)
  const asked = rows.map((row, at) => modelRow(row, read[at] ?? readRow(row)))
  const names = [...new Set(labels.filter((label) => label !== null))]
  const numbers = new Map(names.map((name, at) => [name, at]))
  const known = Int32Array.from(labels, (label) => (label === null ? -1 : (numbers.get(label) ?? -1)))
  const runtime = await createRuntime()
  const space = { geometry: 'hyperbolic', ball: { curvature: 0.1, clip: 2.3 } } as const
  const steps = Math.min(Math.max(rows.length, stepsLeast), stepsMost)
  const search = findCategories(runtime, asked, known, { space, seed, steps })
  let turn = search.next()
  while (!turn.done) {
    const { step, steps: whole } = turn.value
    if (step % stepsPerProgress === 0) tell(step / whole)
    turn = search.next()
  }
  return turn.value.map(({ rows: members, exemplars, name }) => ({
    rows: [...members],
    exemplars: [...exemplars],
    // Words that name nothing leave the name of its most typical payee.
    name: name || (read[exemplars[0] ?? 0]?.merchantName ?? ''),
  }))
}
