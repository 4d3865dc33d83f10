import { afterAll, onTestFinished, TestRunner } from 'vitest'

/**
 * Closes what a test opened when that test ends; what a file opened at its top, after the file's last test. Last opened
 * is first closed. One process runs many files, so nothing may stay open.
 */
export function atEnd(close: () => Promise<void>): void {
  if (TestRunner.getCurrentTest()) onTestFinished(close)
  else afterAll(close)
}
