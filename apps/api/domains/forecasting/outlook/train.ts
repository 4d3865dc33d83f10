/**
 * Trains a model on all but the last weeks, joins its parts by what older origins of those weeks show, and judges it by
 * the newer ones, beside the naive rival and the model it would replace.
 */
import type { Grain } from '../schemas.ts'
import { grains } from '../schemas/grains.ts'
import { lookBack } from './backtest.ts'
import { joinParts } from './join.ts'
import { judge, type Trained } from './judge.ts'
import { isSigned } from './ledger.ts'
import { fitEnsemble } from './methods.ts'
import { fitKey, type Model, modelVersion, type NetworkPart, networkNames, type SeriesFit } from './model.ts'
import { canLearnFrom, type DailyFlow, trainNetwork } from './networks.ts'
import { daysAheadOfBalance, type Stage, stageOf, type TrainingOrder } from './stage.ts'
import { dailyFlows, pastOf, type View } from './view.ts'

/** Values are read from their end: what is older than two years says little of the next weeks. */
const daysFitted = 730
/** Shares of the work, for whoever watches. */
const [fitsShare, networksShare] = [0.35, 0.8]

/** Null where there is too little history. Yields the share that is done; whoever drives it may stop at each. */
export async function* train(order: TrainingOrder): AsyncGenerator<number, Trained | null, undefined> {
  const stage = await stageOf(order)
  if (!stage) return null
  const [cutoff = 0] = stage.origins.choosing
  const start = stage.viewOf(cutoff)
  const fits: Record<string, SeriesFit> = {}
  for (const [at, flow] of dailyFlows(start).entries()) {
    fitSeries(start, flow, fits)
    yield (fitsShare * (at + 1)) / start.series.size
  }
  const bare: Model = {
    version: modelVersion,
    learnedTo: cutoff,
    fits,
    networks: [],
    shares: {},
    factors: {},
    spreads: {},
  }
  const networks = yield* trainNetworks(stage, start)
  yield networksShare
  const judgedFrom = stage.origins.judging[0] ?? stage.asOf
  const looksAt = (origins: readonly number[], kinds: 'all' | 'balances') =>
    origins.flatMap((origin) =>
      lookBack(stage.viewOf(origin), stage.series, {
        until: judgedFrom,
        model: bare,
        daysAhead: daysAheadOfBalance,
        kinds,
      }),
    )
  const { earlier, choosing } = stage.origins
  const model = await joinParts(stage, bare, networks, [
    ...looksAt(earlier, 'balances'),
    ...looksAt(choosing, 'all'),
  ])
  yield 0.9
  return judge(stage, model, networks)
}

/** Periods an ensemble needs to look back on. */
const periodsLeast = { day: 28, week: 8, month: 6 } as const satisfies Record<Grain, number>

function fitSeries(view: View, flow: DailyFlow, fits: Record<string, SeriesFit>): void {
  for (const grain of flow.id.startsWith('balance') ? (['day'] as const) : grains) {
    const { starts, values } = pastOf(view, flow, grain).periods
    const at = grain === 'day' ? Math.max(0, values.length - daysFitted) : 0
    const from = starts[at]
    if (values.length < periodsLeast[grain] || from === undefined) continue
    fits[fitKey(grain, flow.id)] = {
      from,
      fitted: fitEnsemble(values.slice(at), { grain, signed: isSigned(flow.id) }),
    }
  }
}

async function* trainNetworks(stage: Stage, start: View): AsyncGenerator<number, NetworkPart[], undefined> {
  const flows = dailyFlows(start).filter(canLearnFrom)
  const parts: NetworkPart[] = []
  if (flows.length < seriesLeast) return parts
  for (const [at, name] of networkNames.entries()) {
    const training = trainNetwork(name, flows, stage.calendar(start))
    let turn = await training.next()
    while (!turn.done) {
      const share = (at + turn.value) / networkNames.length
      yield fitsShare + (networksShare - fitsShare) * share
      turn = await training.next()
    }
    parts.push({ name, bytes: turn.value })
  }
  return parts
}

/** Fewer series teach a network nothing that one by itself would not. */
const seriesLeast = 4
