import { onTestFinished } from 'vitest'
import { type SpooledFile, spool } from '../../../core/spool.ts'

/** A file of these bytes, as an upload leaves it; discarded when the test has ended. */
export async function aside(bytes: Uint8Array): Promise<SpooledFile> {
  const file = await spool(
    (async function* () {
      yield bytes
    })(),
    Infinity,
  )
  onTestFinished(() => file.discard())
  return file
}
