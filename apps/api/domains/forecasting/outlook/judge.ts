/** Judges a model by the newer of the weeks kept back, beside the naive rival and the model it would replace. */
import type { Grain, SubjectKind } from '../schemas.ts'
import { grains } from '../schemas/grains.ts'
import type { TrainingReport } from '../store/models.ts'
import { type Hindsight, lookBack, naiveOf, saidOf } from './backtest.ts'
import { dateOf } from './days.ts'
import { lossOver } from './join.ts'
import { ensembleAlone, type Model, type NetworkPart, type Shares, sortKey, sorts } from './model.ts'
import type { NetworkSays } from './networks.ts'
import { atEnds, type Figures, figuresOf, type Judged } from './scores.ts'
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

/** A model, or none where simple methods speak, with what it would have said at the days it is judged by. */
interface Rival {
  readonly model: Model | null
  readonly looks: readonly Hindsight[]
  readonly says: ReadonlyMap<number, NetworkSays[]>
}

/** The rival that is at least as good; null where the model is better than each of them. */
export function beatenBy({
  overNaive,
  beforeOverNaive,
}: Pick<TrainingReport, 'overNaive' | 'beforeOverNaive'>): 'naive' | 'before' | null {
  if (overNaive >= 1) return 'naive'
  return beforeOverNaive !== null && overNaive >= beforeOverNaive ? 'before' : null
}

/** The figures of series are those of what is used from now on: of the model before, or of simple methods, where it stays. */
export async function judge(stage: Stage, model: Model, trained: readonly NetworkPart[]): Promise<Trained> {
  const { judging } = stage.origins
  const looksOf = (judged: Model | null) =>
    judging.flatMap((origin) =>
      lookBack(stage.viewOf(origin), stage.series, {
        until: stage.asOf,
        model: judged,
        daysAhead: daysAheadOfBalance,
      }),
    )
  const made = { model, looks: looksOf(model), says: await networksAt(stage, judging, trained) }
  const own = lossOver(made.looks, model, made.says)
  const { current } = stage.order
  const there = async (): Promise<Rival> => ({
    model: current,
    looks: looksOf(current),
    says: await networksAt(stage, judging, current?.networks ?? []),
  })
  const used = current ? await there() : null
  const before = used && current ? lossOver(used.looks, current, used.says) : null
  const promoted = beatenBy({ overNaive: own, beforeOverNaive: before }) === null
  return {
    model,
    promoted,
    report: {
      version: model.version,
      series: Object.keys(model.fits).length,
      learnedTo: dateOf(model.learnedTo),
      seenTo: dateOf(stage.asOf),
      overNaive: own,
      beforeOverNaive: before,
      members: membersJudged(made.looks, model, trained, made.says),
    },
    accuracy: accuracyOf(stage, promoted ? made : (used ?? (await there()))),
  }
}

/** Each member by itself, on the flows all of them forecast. */
function membersJudged(
  looks: readonly Hindsight[],
  model: Model,
  trained: readonly NetworkPart[],
  says: ReadonlyMap<number, NetworkSays[]>,
): TrainingReport['members'] {
  return grains.flatMap((grain) => {
    const own = looks.filter((look) => look.grain === grain && !look.id.startsWith('balance'))
    const names = ['climatology' as const, ...(grain === 'day' ? trained.map(({ name }) => name) : [])]
    const judged = (name: string, shares: Shares, weight: number) => {
      const everywhere = Object.fromEntries(sorts.map((sort) => [sortKey(grain, sort), shares]))
      return { grain, name, weight, overNaive: lossOver(own, { ...model, shares: everywhere }, says) }
    }
    // Its share in a forecast, on average.
    const weightOf = (name: keyof Shares) =>
      own.reduce((sum, { made }) => sum + (model.shares[sortKey(grain, made.sort)]?.[name] ?? 0), 0) /
      Math.max(1, own.length)
    const rest = names.reduce((left, name) => left - weightOf(name), 1)
    return [
      judged('ensemble', ensembleAlone, rest),
      ...names.map((name) => judged(name, { ...ensembleAlone, [name]: 1 }, weightOf(name))),
    ]
  })
}

function accuracyOf(stage: Stage, { model, looks, says }: Rival): Trained['accuracy'] {
  const judged = looks.flatMap((hindsight): Judged[] => {
    const said = saidOf(hindsight, model, says.get(hindsight.view.asOf) ?? [])
    const one = { hindsight, said, rival: naiveOf(hindsight) }
    if (!hindsight.id.startsWith('balance')) return [one]
    return grains.map((grain) => atEnds(one, grain)).filter((each) => each !== null)
  })
  const bySeries = Map.groupBy(judged, ({ hindsight: { id, grain } }) => `${grain} ${id}`)
  return [...bySeries.values()].flatMap((list) => {
    const [first] = list
    const series = first && stage.series.get(first.hindsight.id)
    return first && series ? [{ ...series.key, grain: first.hindsight.grain, figures: figuresOf(list) }] : []
  })
}
