/** Joins the parts of a model by what the older of the weeks kept back show: weights, widths of bands, spreads of balances. */
import type { Grain } from '../schemas.ts'
import { grains } from '../schemas/grains.ts'
import { type LookBack, pinballOf, type Spread, spreadOf } from './balance.ts'
import { factorsOf, type Hindsight, overNaive, saidOf } from './backtest.ts'
import { momentsUntil } from './known-ahead.ts'
import { dailyMoments } from './methods.ts'
import { sortKey, type Model, type NetworkPart, type Shares, type Sort, sorts } from './model.ts'
import type { NetworkSays } from './networks.ts'
import { networksAt, type Stage } from './stage.ts'
import { balanceNow } from './view.ts'

const share = (climatology: number, tft = 0, rde = 0): Shares => ({ climatology, tft, 'neural-rde': rde })

/** What is tried: each alone, and even mixtures. Networks know days alone. */
const sharesTried: Readonly<Record<Grain, readonly Shares[]>> = {
  day: [
    share(0),
    share(0.5),
    share(1),
    share(0, 0.5),
    share(0, 0, 0.5),
    share(0, 0.35, 0.35),
    share(0.5, 0.5),
    share(0.5, 0, 0.5),
    share(0.5, 0.25, 0.25),
  ],
  week: [share(0), share(0.5), share(1)],
  month: [share(0), share(0.5), share(1)],
}

export async function joinParts(
  stage: Stage,
  bare: Model,
  networks: readonly NetworkPart[],
  choosing: readonly Hindsight[],
): Promise<Model> {
  const says = await networksAt(stage, stage.origins.choosing, networks)
  const balances = choosing.filter(({ id }) => id.startsWith('balance'))
  const flowsOf = (grain: Grain, sort: Sort) =>
    choosing.filter(
      (look) => look.grain === grain && look.made.sort === sort && !look.id.startsWith('balance'),
    )
  const groups = grains.flatMap((grain) => sorts.map((sort) => ({ grain, sort, key: sortKey(grain, sort) })))
  const best = ({ grain, sort, key }: (typeof groups)[number]): Shares => {
    const looks = flowsOf(grain, sort)
    const tried = sharesTried[grain]
      .filter((shares) => networks.length > 0 || shares.tft + shares['neural-rde'] === 0)
      .map((shares) => ({ shares, loss: lossOver(looks, { ...bare, shares: { [key]: shares } }, says) }))
    return tried.reduce((least, each) => (each.loss < least.loss ? each : least)).shares
  }
  const shares = Object.fromEntries(groups.map((group) => [group.key, best(group)]))
  const chosen: Model = { ...bare, shares, networks }
  const factors = Object.fromEntries(
    groups.map(({ grain, sort, key }) => {
      const said = flowsOf(grain, sort).map((look) => ({
        quantiles: saidOf(look, chosen, says.get(look.view.asOf) ?? []),
        came: look.came,
        floor: look.made.parts.floor,
      }))
      return [key, factorsOf(said, { least: sort === 'sparse' ? 1 : 0.5 })]
    }),
  )
  return { ...chosen, factors, spreads: spreadsOf(balances) }
}

function spreadsOf(looks: readonly Hindsight[]): Record<string, Spread> {
  const byId = Map.groupBy(looks, ({ id }) => id)
  return Object.fromEntries(
    [...byId].map(([id, list]) => [
      id,
      spreadOf(
        list.map(({ view, made, came, flow }): LookBack => {
          const start = balanceNow(view, id)
          const known = momentsUntil(view.known.due.get(flow.id) ?? [], view.asOf, came.length)
          return { start, ensemble: made.rest(), before: dailyMoments(flow.values, came.length), known, came }
        }),
      ),
    ]),
  )
}

/** Loss over the naive rival's, the geometric mean over series and grains. */
export function lossOver(
  looks: readonly Hindsight[],
  model: Model,
  says: ReadonlyMap<number, NetworkSays[]>,
): number {
  const bySeries = Map.groupBy(looks, ({ id, grain }) => `${grain} ${id}`)
  const pairs = [...bySeries.values()].map((list) => ({
    loss: list.reduce(
      (sum, look) => sum + pinballOf(saidOf(look, model, says.get(look.view.asOf) ?? []), look.came),
      0,
    ),
    naive: list.reduce((sum, { naiveLoss }) => sum + naiveLoss, 0),
  }))
  return overNaive(pairs) ?? 1
}
