/** `npm run check`: the fast loop while writing (format, lint, types, tidiness, tests that need no database). */
import { main } from './host.mjs'
import { ensureInstalled } from './install.mjs'
import { checks, runStep, vitest } from './steps.mjs'

await main(async () => {
  await ensureInstalled((line) => console.log(line))
  const still = [checks.format, checks.lint, checks.types, checks.webTypes]
  const moving = [
    vitest('tests without a database', ['--project', 'pure', '--reporter=dot'], {
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
