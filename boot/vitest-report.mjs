/** A Vitest reporter that counts for `npm test`: what passed, what failed, and what was not run with the reason it gave. */
import { writeFileSync } from 'node:fs'

export default class CountingReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const report = { passed: 0, failed: unhandledErrors.length, notRun: [] }
    for (const module of modules) {
      report.failed += module.errors().length
      for (const test of module.children.allTests()) {
        const { state, note } = test.result()
        if (state === 'passed') report.passed++
        else if (state === 'failed') report.failed++
        else report.notRun.push({ name: `${module.relativeModuleId}: ${test.fullName}`, note: note ?? null })
      }
    }
    writeFileSync(process.env.SCALE_TEST_REPORT, JSON.stringify(report))
  }
}
