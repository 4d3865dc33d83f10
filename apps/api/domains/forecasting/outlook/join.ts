/** Joins the parts of a model by what the older of the weeks kept back show: weights, widths of bands, spreads of balances. */
import { grains } from '../schemas.ts'
import { type LookBack, pinballOf, type Spread, spreadOf } from './balance.ts'
import { factorsOf, type Hindsight, naiveOf, overNaive, saidOf } from './backtest.ts'
import { momentsUntil } from './known-ahead.ts'
import type { Model, NetworkName, NetworkPart } from './model.ts'
import type { NetworkSays } from './networks.ts'
import { networksAt, type Stage } from './stage.ts'
import { balanceNow } from './view.ts'

/** Shares of the networks that are tried: each alone, both, and none. */
const sharesTried: readonly Readonly<Record<NetworkName, number>>[] = [
  { tft: 0, 'neural-rde': 0 },
  { tft: 0.25, 'neural-rde': 0 },
  { tft: 0.5, 'neural-rde': 0 },
  { tft: 0, 'neural-rde': 0.25 },
  { tft: 0, 'neural-rde': 0.5 },
  { tft: 0.25, 'neural-rde': 0.25 },
  { tft: 0.35, 'neural-rde': 0.35 },
]
/** What a network must gain to be worth its while. */
const gainLeast = 0.005

export async function joinParts(
  stage: Stage,
  bare: Model,
  networks: readonly NetworkPart[],
  choosing: readonly Hindsight[],
): Promise<Model> {
  const says = await networksAt(stage, stage.origins.choosing, networks)
  const daily = choosing.filter(({ grain }) => grain === 'day')
  const flows = daily.filter(({ id }) => !id.startsWith('balance'))
  const tried = sharesTried.slice(0, networks.length === 0 ? 1 : sharesTried.length).map((shares) => {
    const model = { ...bare, networks: networks.map((part) => ({ ...part, weight: shares[part.name] })) }
    return { model, loss: lossOver(flows, model, says) }
  })
  const [none] = tried
  const best = tried.reduce((least, each) => (each.loss < least.loss ? each : least))
  const chosen = none && best.loss > none.loss * (1 - gainLeast) ? none.model : best.model
  const factors = Object.fromEntries(
    grains.map((grain) => {
      const looks = choosing.filter((look) => look.grain === grain && !look.id.startsWith('balance'))
      const said = looks.map((look) => ({
        quantiles: saidOf(look, chosen, says.get(look.view.asOf) ?? []),
        came: look.came,
      }))
      return [grain, factorsOf(said)]
    }),
  )
  return {
    ...chosen,
    networks: chosen.networks.filter(({ weight }) => weight > 0),
    factors: { ...bare.factors, ...factors },
    spreads: spreadsOf(daily.filter(({ id }) => id.startsWith('balance'))),
  }
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
          return { start, rest: made.rest, known, came }
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
    naive: list.reduce((sum, look) => sum + pinballOf(naiveOf(look), look.came), 0),
  }))
  return overNaive(pairs) ?? 1
}
