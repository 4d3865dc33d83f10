/**
 * `npm test`: everything, in two lanes for two cores. What cannot run on this machine is said, one line each, with how
 * to have it run; under CI=true that is a failure. The last line is `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { main, root } from './host.mjs'
import { ensureInstalled } from './install.mjs'
import { checks, findProgram, runStep, vitest } from './steps.mjs'
import { ensureWebBuilt } from './web.mjs'

const chromiumNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const reports = mkdtempSync(path.join(tmpdir(), 'scale-reports-'))
const tally = { passed: 0, failed: 0 }
/** @type {string[]} */
const notRun = []

const count = (passed) => (passed ? tally.passed++ : tally.failed++)

/** What needs no running program: one after the other, beside the tests. */
async function stillLane() {
  for (const step of Object.values(checks)) count(await runStep(step))
  try {
    await ensureWebBuilt((line) => console.log(line))
    count(true)
  } catch (error) {
    count(false)
    console.log(`✗ web client\n${error.message}`)
  }
}

/** Runs Vitest and counts its tests one by one. Should it end without a report, that is one failure. */
async function tests(name, projects, env = {}) {
  const report = path.join(reports, `${projects.join('-')}.json`)
  const reporters = ['--reporter=default', `--reporter=${path.join(root, 'boot', 'vitest-report.mjs')}`]
  const args = [...projects.flatMap((project) => ['--project', project]), ...reporters]
  const passed = await runStep(vitest(name, args, { ...env, SCALE_TEST_REPORT: report }), { live: true })
  const found = readReport(report)
  tally.passed += found.passed
  tally.failed += passed ? found.failed : Math.max(1, found.failed)
  for (const test of found.notRun) notRun.push(`${test.name}: ${test.note ?? howToRun(test.name)}`)
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 0, notRun: [] }
  }
}

/** For a test that was skipped without a note of its own. */
function howToRun(name) {
  if (/hledger/i.test(name)) return 'install hledger (Debian: apt-get install hledger)'
  if (/redis/i.test(name))
    return 'install redis-server (Debian: apt-get install redis-server), or set REDIS_URL'
  if (/shared|corpus|manifest/i.test(name)) return 'put the shared data folder at ../shared/data'
  return 'see the test for what it needs'
}

async function browserTests() {
  const chromium = process.env.CHROMIUM_PATH || findProgram(chromiumNames)
  if (chromium) return tests('end to end', ['e2e'], { CHROMIUM_PATH: chromium })
  notRun.push('tests/e2e: install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH')
}

await main(async () => {
  const startedMs = Date.now()
  await ensureInstalled((line) => console.log(line))
  try {
    await Promise.all([stillLane(), tests('unit, property and integration tests', ['pure', 'api', 'alone'])])
    await tests('start and stop', ['start'])
    await browserTests()
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
  for (const line of notRun) console.log(`not run: ${line}`)
  if (process.env.CI === 'true') tally.failed += notRun.length
  console.log(`Took ${Math.round((Date.now() - startedMs) / 1000)} s.`)
  console.log(`${tally.passed} passed, ${tally.failed} failed`)
  return tally.failed === 0 ? 0 : 1
})
