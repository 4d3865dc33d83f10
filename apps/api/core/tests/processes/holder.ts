/** Holds the embedded Postgres of a folder open until told to stop. */
import { systemClock } from '../../clock.ts'
import { openDb } from '../../db/db.ts'
import { startEmbedded } from '../../db/embedded.ts'

const postgres = await startEmbedded(process.argv[2] ?? '', { durable: false })
const db = await openDb({ url: postgres.url, clock: systemClock })
process.once('message', () => void leave())
process.send?.({ reused: postgres.reused })

async function leave(): Promise<void> {
  await db.close()
  await postgres.stop()
  process.exit()
}
