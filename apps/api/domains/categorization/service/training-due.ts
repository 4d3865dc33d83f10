/** When there is enough to learn from, and when enough of it is new. */
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { countChoices } from '../store/choices.ts'
import { listModels } from '../store/models.ts'
import { getSettings, putSettings } from '../store/settings.ts'

/** Fewer choices tell less than the memory of merchants does. */
export const choicesLeast = 150
/** So many new choices, and a twentieth more than were seen, make the next training due. */
const newChoicesLeast = 25
const newShareLeast = 0.05
/** With one alone there is nothing to tell apart. */
const categoriesLeast = 2

/** Choices the newest model was trained on, or on which a person stopped a training since. */
export async function choicesSeen(tx: Tx): Promise<number> {
  const [newest] = await listModels(tx)
  const { trainingStoppedAt } = await getSettings(tx)
  return Math.max(newest?.report.trainedOn ?? 0, trainingStoppedAt ?? 0)
}

/** The number of choices at which the next training begins by itself. */
export function nextTrainingAt(seen: number): number {
  return Math.max(choicesLeast, seen + Math.ceil(Math.max(newChoicesLeast, seen * newShareLeast)))
}

export async function trainingDue(tx: Tx): Promise<boolean> {
  const { choices, categories } = await countChoices(tx)
  if (choices < choicesLeast || categories < categoriesLeast) return false
  return choices >= nextTrainingAt(await choicesSeen(tx))
}

/** A person stopped one, at work or still waiting: it does not begin again at their next choice. */
export async function noteStopped(tx: Tx): Promise<void> {
  const { choices } = await countChoices(tx)
  await putSettings(tx, { trainingStoppedAt: choices })
}

export async function mustBeEnough(tx: Tx): Promise<void> {
  const { choices, categories } = await countChoices(tx)
  if (choices < choicesLeast)
    throw new Fault('too_few_choices', {
      detail: `A model learns from ${choicesLeast} rows you filed yourself; there are ${choices}. Until then your choices are remembered by merchant.`,
    })
  if (categories < categoriesLeast)
    throw new Fault('too_few_choices', {
      detail: 'Every row you filed stands under one category. A model learns to tell at least two apart.',
    })
}
