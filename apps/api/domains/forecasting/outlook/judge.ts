/** Judges a model by the newer of the weeks kept back, beside the naive rival and the model it would replace. */
import type { Grain, SubjectKind } from '../schemas.ts'
import type { TrainingReport } from '../store/models.ts'
import { type Hindsight, lookBack, saidOf } from './backtest.ts'
import { dateOf } from './days.ts'
import { lossOver } from './join.ts'
import type { Model, NetworkName, NetworkPart } from './model.ts'
import type { NetworkSays } from './networks.ts'
import { type Figures, figuresOf, type Judged } from './scores.ts'
import { daysAheadOfBalance, networksAt, type Stage } from './stage.ts'

export interface Trained {
  readonly model: Model
  readonly report: Omit<TrainingReport, 'seconds'>
  readonly promoted: boolean
  readonly accuracy: readonly {
    kind: SubjectKind
    subjectId: string | null
    currency: string
    grain: Grain
    figures: Figures
  }[]
}

export async function judge(stage: Stage, model: Model, trained: readonly NetworkPart[]): Promise<Trained> {
  const { judging } = stage.origins
  const looksOf = (judged: Model) =>
    judging.flatMap((origin) =>
      lookBack(stage.viewOf(origin), stage.series, {
        until: stage.asOf,
        model: judged,
        daysAhead: daysAheadOfBalance,
      }),
    )
  const says = await networksAt(stage, judging, trained)
  const looks = looksOf(model)
  const own = lossOver(looks, model, says)
  const { current } = stage.order
  const before = current
    ? lossOver(looksOf(current), current, await networksAt(stage, judging, current.networks))
    : null
  return {
    model,
    promoted: own < 1 && (before === null || own < before),
    report: {
      version: model.version,
      series: Object.keys(model.fits).length,
      learnedTo: dateOf(model.learnedTo),
      seenTo: dateOf(stage.asOf),
      overNaive: own,
      beforeOverNaive: before,
      members: membersJudged(looks, model, trained, says),
    },
    accuracy: accuracyOf(stage, looks, model, says),
  }
}

/** Each member by itself, on the daily flows all of them forecast. */
function membersJudged(
  looks: readonly Hindsight[],
  model: Model,
  trained: readonly NetworkPart[],
  says: ReadonlyMap<number, NetworkSays[]>,
): TrainingReport['members'] {
  const daily = looks.filter(({ id, grain }) => grain === 'day' && !id.startsWith('balance'))
  const weightOf = (name: NetworkName) => model.networks.find((network) => network.name === name)?.weight ?? 0
  const alone = (name: NetworkName | null): Model => ({
    ...model,
    networks: name === null ? [] : trained.map((part) => ({ ...part, weight: part.name === name ? 1 : 0 })),
  })
  const networks = trained.map(({ name }) => ({
    grain: 'day' as const,
    name,
    weight: weightOf(name),
    overNaive: lossOver(daily, alone(name), says),
  }))
  const rest = networks.reduce((left, { weight }) => left - weight, 1)
  const ensemble = { grain: 'day' as const, name: 'ensemble', weight: rest }
  return [{ ...ensemble, overNaive: lossOver(daily, alone(null), says) }, ...networks]
}

function accuracyOf(
  stage: Stage,
  looks: readonly Hindsight[],
  model: Model,
  says: ReadonlyMap<number, NetworkSays[]>,
): Trained['accuracy'] {
  const judged = looks.map((hindsight): Judged => {
    return { hindsight, said: saidOf(hindsight, model, says.get(hindsight.view.asOf) ?? []) }
  })
  const bySeries = Map.groupBy(judged, ({ hindsight: { id, grain } }) => `${grain} ${id}`)
  return [...bySeries.values()].flatMap((list) => {
    const [first] = list
    const series = first && stage.series.get(first.hindsight.id)
    return first && series ? [{ ...series.key, grain: first.hindsight.grain, figures: figuresOf(list) }] : []
  })
}
