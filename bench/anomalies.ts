/**
 * `npm run bench -- anomalies [--seeds 20] [--from 1] [--rows 1000000] [--json]`: households of three years with 60 anomalies
 * planted; precision and recall of the alerts told, beside a naive rival; seconds and memory over a million rows, and of
 * 300 more. `--calibrate` prints what scores are fitted on: use it on other seeds than those reported.
 */
import { parseArgs } from 'node:util'
import { candidatesOf } from '../apps/api/domains/anomaly/detect/choose.ts'
import { judge, type Judgement, plantedOf } from './anomalies/judge.ts'
import { byDeviation, ours, perWeek, watched } from './anomalies/methods.ts'
import { measureSize } from './anomalies/size.ts'
import { madeWorkspace } from './anomalies/workspace.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    rows: { type: 'string', default: '1000000' },
    calibrate: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => Number(values.from) + at)

if (values.calibrate) for (const line of seeds.flatMap(labelled)) console.log(line)
else {
  const methods = [measured('scale', ours), measured('deviations', byDeviation)]
  const size = values.rows === '0' ? null : await measureSize(Number(values.rows))
  const report = { workspaces: seeds.length, planted: 60, perWeek, methods, size }
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : table(report))
}

function measured(name: string, method: typeof ours | typeof byDeviation) {
  const start = performance.now()
  const judgements = seeds.map((seed) => {
    const workspace = madeWorkspace(seed)
    return judge(workspace, method(workspace))
  })
  const seconds = (performance.now() - start) / 1000 / seeds.length
  const of = (key: Exclude<keyof Judgement, 'byKind'>) => judgements.map((one) => one[key])
  const mean = (all: readonly number[]) => all.reduce((sum, value) => sum + value, 0) / all.length
  const kinds = Object.keys(judgements[0]?.byKind ?? {})
  return {
    name,
    alerts: mean(of('alerts')),
    perWeekMax: Math.max(...of('perWeekMax')),
    precision: mean(of('precision')),
    recall: mean(of('recall')),
    worst: { precision: Math.min(...of('precision')), recall: Math.min(...of('recall')) },
    duplicates: mean(of('duplicates')),
    prices: mean(of('prices')),
    named: mean(of('named')),
    byKind: Object.fromEntries(
      kinds.map((kind) => [kind, mean(judgements.map((one) => one.byKind[kind] ?? 0))]),
    ),
    seconds,
  }
}

function labelled(seed: number): string[] {
  const workspace = madeWorkspace(seed)
  const find = plantedOf(workspace, new Map(workspace.rows.map((row) => [row.id, row])))
  return candidatesOf(watched(workspace).findings).map((one) =>
    JSON.stringify({
      kind: one.kind,
      strength: one.strength,
      odd: one.odd ?? 0,
      score: one.score,
      right: find(one) !== null,
      seed,
    }),
  )
}

function table({ methods, size }: { methods: ReturnType<typeof measured>[]; size: object | null }): string {
  const percent = (share: number) => `${(100 * share).toFixed(1).padStart(6)} %`
  const lines = methods.flatMap((one) => [
    `${one.name}: ${one.alerts.toFixed(1)} alerts, at most ${one.perWeekMax} a week, ${one.seconds.toFixed(2)} s a workspace`,
    `  precision ${percent(one.precision)}  recall ${percent(one.recall)}  worst ${percent(one.worst.precision)} ${percent(one.worst.recall)}`,
    `  ${Object.entries(one.byKind)
      .map(([kind, share]) => `${kind} ${percent(share).trim()}`)
      .join(', ')}`,
  ])
  return `${lines.join('\n')}\n${size ? `${JSON.stringify(size)}\n` : ''}`
}
