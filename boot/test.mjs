/**
 * `npm test`: everything, in two lanes for two cores. What cannot run on this machine is said, one line each, with how
 * to have it run; under CI=true that is a failure. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { main } from './host.mjs'
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

/** The parts that speak to Redis where there is one; they run once more with it. */
const redisTests = [
  'apps/api/core/jobs',
  'apps/api/core/events',
  'apps/api/core/ratelimit',
  'apps/api/core/tests',
]

const reports = mkdtempSync(path.join(tmpdir(), 'scale-test-'))
const tally = { passed: 0, failed: 0 }
/** @type {string[]} */
const notRun = []

const count = (passed) => (passed ? tally.passed++ : tally.failed++)

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

/** Runs a Vitest step and counts its tests one by one; a file that does not even load counts as one failure. */
async function tests(name, args, env) {
  const report = path.join(reports, `${name.replaceAll(' ', '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const passed = await runStep(vitest(name, [...args, ...reporters], env), { live: true })
  const result = readReport(report)
  tally.passed += result.passed
  tally.failed += passed ? result.failed : Math.max(1, result.failed)
  for (const test of result.skipped) notRun.push(`${test}: ${howToRun(test)}`)
}

function readReport(file) {
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
    const each = testResults.flatMap((suite) => suite.assertionResults)
    const broken = testResults.filter(
      (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
    )
    return {
      passed: each.filter((test) => test.status === 'passed').length,
      failed: each.filter((test) => test.status === 'failed').length + broken.length,
      skipped: each
        .filter((test) => !['passed', 'failed'].includes(test.status))
        .map((test) => test.fullName.trim()),
    }
  } catch {
    return { passed: 0, failed: 0, skipped: [] }
  }
}

function howToRun(test) {
  if (/hledger/i.test(test)) return 'install hledger (Debian: apt-get install hledger)'
  if (/redis/i.test(test)) return 'install redis-server, or set REDIS_URL'
  if (/chromium|browser/i.test(test)) return 'install Chromium, or set CHROMIUM_PATH'
  if (/shared|corpus|manifest/i.test(test)) return 'put the shared data folder at ../shared/data'
  return 'the test itself says what it needs'
}

async function browserTests() {
  const chromium = process.env.CHROMIUM_PATH || findProgram(chromiumNames)
  if (!chromium) {
    notRun.push('end-to-end tests: install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH')
    return
  }
  await tests('end to end', ['--project', 'e2e'], { CHROMIUM_PATH: chromium })
}

async function redisSuite() {
  if (process.env.REDIS_URL) return tests('on Redis', ['--project', 'api', ...redisTests])
  const program = findProgram(['redis-server', 'valkey-server'])
  if (!program) {
    notRun.push(
      'queue tests on Redis: install redis-server (Debian: apt-get install redis-server) or set REDIS_URL',
    )
    return
  }
  const port = await freePort()
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    reports,
  ]
  const server = spawn(program, options, { stdio: 'ignore' })
  try {
    await tests('on Redis', ['--project', 'api', ...redisTests], { REDIS_URL: `redis://127.0.0.1:${port}` })
  } finally {
    server.kill('SIGTERM')
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

await main(async () => {
  const startedMs = Date.now()
  await ensureInstalled((line) => console.log(line))
  try {
    // REDIS_URL is for the Redis suite: everything else runs on Postgres alone, as a laptop does.
    const onPostgres = { REDIS_URL: '' }
    await Promise.all([
      stillLane(),
      tests('unit, property and integration tests', ['--project', 'pure', '--project', 'api'], onPostgres),
    ])
    await redisSuite()
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
