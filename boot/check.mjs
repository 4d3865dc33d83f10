/** `npm run check`: the fast loop while writing (format, lint, types, tidiness, tests that need no database). */
import { main } from './host.mjs'
import { ensureInstalled } from './install.mjs'
import { checks, runStep, vitest } from './steps.mjs'

await main(async () => {
  await ensureInstalled((line) => console.log(line))
  // Lint is last: alone of these it makes use of the core that the tests leave when they are through.
  const still = [checks.format, checks.types, checks.webTypes, checks.lint]
  // One worker loads the packages once; two would load them twice and take turns with the other lane.
  const moving = [
    vitest('tests without a database', ['--project', 'pure', '--reporter=dot', '--maxWorkers=1'], {
      SCALE_CHECK: 'true',
    }),
  ]
  const lanes = [still, moving].map(async (steps) => {
    let passed = true
    for (const step of steps) passed = (await runStep(step)) && passed
    return passed
  })
  const passed = (await Promise.all(lanes)).every(Boolean)
  console.log(passed ? '\nAll good. "npm test" runs everything.' : '\nSomething needs a look; see ✗ above.')
  return passed ? 0 : 1
})
