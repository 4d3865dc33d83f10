import { createRng, type Runtime, softmax, Tape } from '@scale/numerics'
import { batchOf, namesOf } from '../encoder/features.ts'
import type { Row } from '../encoder/row.ts'
import { toBall } from '../geometry/ball.ts'
import { ball, ballMember, type Member, wideMember } from './members.ts'
import { type Opinion, opinionOf } from './stack.ts'
import type { Told } from './answer.ts'
import { keyReader, levels, type Memory, type Recalled, recallRow, recallText, remember } from './memory.ts'
import { type Examples, trainMember, wording } from './training.ts'

/** Trained members and the memory of the same rows. */
export interface Experts {
  readonly runtime: Runtime
  readonly classes: number
  /** Those in the ball first; they speak with one voice, their mean. The wide one is the last. */
  readonly members: readonly Member[]
  readonly memory: Memory
}

/** Members in the ball, alike but for their seeds. */
const ballMembers = 2
export const voices = 2

export function createExperts(runtime: Runtime, classes: number, seed: number, memory: Memory): Experts {
  const rng = createRng(seed)
  const inBall = Array.from({ length: ballMembers }, () => ballMember(runtime, rng, classes))
  return { runtime, classes, members: [...inBall, wideMember(runtime, classes)], memory }
}

export interface Pace {
  /** Called with the share that is done, 0 … 1. */
  readonly onProgress?: ((share: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Other work gets a turn after so many steps, some 30 ms. */
const stepsPerTurn = 8

/** Trains all members from their weights as they are. Rejects with the signal's reason when it is aborted. */
export async function trainExperts(
  { runtime, members }: Experts,
  examples: Examples,
  seed: number,
  { onProgress, signal }: Pace,
): Promise<void> {
  for (const [at, member] of members.entries()) {
    let step = 0
    for (const share of trainMember(runtime, member, examples, createRng(seed * 1000 + at))) {
      if (++step % stepsPerTurn !== 0) continue
      onProgress?.((at + share) / members.length)
      await new Promise((resume) => setTimeout(resume, 0))
      signal?.throwIfAborted()
    }
  }
}

export async function freshExperts(
  runtime: Runtime,
  examples: Examples,
  seed: number,
  pace: Pace,
): Promise<Experts> {
  const experts = createExperts(runtime, examples.classes, seed, remember(examples))
  await trainExperts(experts, examples, seed, pace)
  return experts
}

const rowsAtOnce = 512

/** What members and memory say of a row's text, and what memory has of the row beside it. */
export interface Consultation {
  readonly told: Told
  readonly recalled: Recalled
}

/**
 * Asks members and memory about each row: members once per wording, whatever reference stands beside it; memory once per text. `opinions`: what
 * members said before, by wording, to be used again and added to.
 */
export function* consult(
  experts: Experts,
  rows: readonly Row[],
  opinions: Map<string, Opinion> = new Map(),
): Generator<Consultation> {
  const { memory } = experts
  const reader = keyReader()
  const heard = new Map<string, Told>()
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce)
    const names = some.map(({ text }) => reader.names(text))
    const wordings = some.map((row, at) => withHints(names[at]?.merchant ?? '', row))
    const asked = new Map<string, Row>()
    for (const [at, row] of some.entries()) {
      const key = wordings[at] ?? ''
      if (!opinions.has(key)) asked.set(key, row)
    }
    const answers = opinionsOf(experts, [...asked.values()])
    for (const [at, key] of [...asked.keys()].entries()) {
      const opinion = answers[at]
      if (opinion) opinions.set(key, opinion)
    }
    for (const [at, row] of some.entries()) {
      const [name, opinion] = [names[at], opinions.get(wordings[at] ?? '')]
      if (!name || !opinion) continue
      const key = withHints(row.text, row)
      const told = heard.get(key) ?? { opinion, recalled: recallText(memory, name) }
      heard.set(key, told)
      yield { told, recalled: recallRow(memory, row, name) }
    }
  }
}

/** All that members read of a row, where the text is normalised. */
function withHints(text: string, { hints }: Row): string {
  return hints ? `${text}\n${hints.join('\n')}` : text
}

function opinionsOf({ runtime, members, classes }: Experts, rows: readonly Row[]): Opinion[] {
  if (rows.length === 0) return []
  const tape = new Tape(runtime, { gradients: false })
  const batch = batchOf(rows.map(wording), rows.map(namesOf))
  const said = rows.map(() => new Float32Array(voices * classes))
  for (const member of members) {
    const [voice, share] = member.kind === 'wide' ? [1, 1] : [0, 1 / (members.length - 1)]
    const shares = softmax(tape, member.forward(tape, batch).logits).data
    for (const [row, into] of said.entries()) {
      for (let label = 0; label < classes; label++) {
        const at = voice * classes + label
        into[at] = (into[at] ?? 0) + share * (shares[row * classes + label] ?? 0)
      }
    }
    tape.reset()
  }
  return said.map((probabilities) => opinionOf(probabilities, classes))
}

export const stackShape = (classes: number) => ({ classes, experts: voices, levels: levels.length })

/** Points in the ball of the first member, n×dim. */
export function pointsOf({ runtime, members }: Experts, rows: readonly Row[]): Float32Array[] {
  const [member] = members
  const tape = new Tape(runtime, { gradients: false })
  const points: Float32Array[] = []
  for (let from = 0; from < rows.length && member; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce)
    const { z } = member.forward(tape, batchOf(some.map(wording), some.map(namesOf)))
    if (z) {
      const { data } = toBall(tape, z, ball)
      const dim = z.length(1)
      for (let row = 0; row < some.length; row++) points.push(data.slice(row * dim, (row + 1) * dim))
    }
    tape.reset()
  }
  return points
}
