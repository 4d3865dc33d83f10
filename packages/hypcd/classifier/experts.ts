import { createRng, type Runtime, softmax, Tape, type Tensor } from '@scale/numerics'
import { batchOf, namesOf } from '../encoder/features.ts'
import type { Row } from '../encoder/row.ts'
import { toBall } from '../geometry/ball.ts'
import { ball, ballMember, type Member, wideMember } from './members.ts'
import { type Opinion, opinionOf } from './stack.ts'
import type { Told } from './answer.ts'
import {
  hasMetText,
  keyReader,
  levels,
  type Memory,
  type Names,
  type Recalled,
  recallMerchant,
  recallRow,
  recallText,
  remember,
} from './memory.ts'
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
  readonly merchant: string
  /** Where the first member sees the wording in its ball. */
  readonly point: Float32Array
}

/** What members say of a wording, and what memory has of its merchant. */
interface Impression {
  readonly told: Told
  readonly point: Float32Array
}

/** What was said before, to be used again and added to. */
export interface Heard {
  readonly ofWordings: Map<string, Impression>
  /** Of texts that are remembered as they stand. */
  readonly ofTexts: Map<string, Told>
}

export const nothingHeard = (): Heard => ({ ofWordings: new Map(), ofTexts: new Map() })

/** Asks members and memory about each row: members once per wording, whatever reference stands beside it; memory of rows each time. */
export function* consult(
  experts: Experts,
  rows: readonly Row[],
  { ofWordings, ofTexts }: Heard = nothingHeard(),
): Generator<Consultation> {
  const { memory } = experts
  const reader = keyReader()
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce)
    const names = some.map(({ text }) => reader.names(text))
    const wordings = some.map((row, at) => withHints(names[at]?.merchant ?? '', row))
    const asked = new Map<string, number>()
    for (const [at, key] of wordings.entries()) if (!ofWordings.has(key)) asked.set(key, at)
    const places = [...asked.values()]
    const answers = judgementsOf(
      experts,
      places.flatMap((at) => some[at] ?? []),
    )
    for (const [place, at] of places.entries()) {
      const [answer, name] = [answers[place], names[at]]
      if (!answer || !name) continue
      const told = { opinion: answer.opinion, recalled: recallMerchant(memory, name) }
      ofWordings.set(wordings[at] ?? '', { told, point: answer.point })
    }
    for (const [at, row] of some.entries()) {
      const [name, impression] = [names[at], ofWordings.get(wordings[at] ?? '')]
      if (!name || !impression) continue
      const told = hasMetText(memory, name) ? ofText(row, name, impression.told) : impression.told
      const recalled = recallRow(memory, row, name, told.recalled)
      yield { told, recalled, merchant: name.merchant, point: impression.point }
    }
  }

  function ofText(row: Row, name: Names, { opinion }: Told): Told {
    const key = withHints(name.text, row)
    const told = ofTexts.get(key) ?? { opinion, recalled: recallText(memory, name) }
    ofTexts.set(key, told)
    return told
  }
}

/** All that members read of a row, where the text is normalised. */
function withHints(text: string, { hints }: Row): string {
  return hints ? `${text}\n${hints.join('\n')}` : text
}

function judgementsOf(
  { runtime, members, classes }: Experts,
  rows: readonly Row[],
): { opinion: Opinion; point: Float32Array }[] {
  if (rows.length === 0) return []
  const tape = new Tape(runtime, { gradients: false })
  const batch = batchOf(rows.map(wording), rows.map(namesOf))
  const said = rows.map(() => new Float32Array(voices * classes))
  let points: Float32Array[] = []
  for (const [at, member] of members.entries()) {
    const [voice, share] = member.kind === 'wide' ? [1, 1] : [0, 1 / (members.length - 1)]
    const { logits, z } = member.forward(tape, batch)
    const shares = softmax(tape, logits).data
    if (at === 0 && z) points = pointsIn(tape, z)
    for (const [row, into] of said.entries()) {
      for (let label = 0; label < classes; label++) {
        const at = voice * classes + label
        into[at] = (into[at] ?? 0) + share * (shares[row * classes + label] ?? 0)
      }
    }
    tape.reset()
  }
  return said.map((probabilities, row) => ({
    opinion: opinionOf(probabilities, classes),
    point: points[row] ?? new Float32Array(),
  }))
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
    if (z) points.push(...pointsIn(tape, z))
    tape.reset()
  }
  return points
}

/** Of the rows of `z`, tangent vectors. */
function pointsIn(tape: Tape, z: Tensor): Float32Array[] {
  const { data } = toBall(tape, z, ball)
  const dim = z.length(1)
  return Array.from({ length: z.length(0) }, (_, row) => data.slice(row * dim, (row + 1) * dim))
}
