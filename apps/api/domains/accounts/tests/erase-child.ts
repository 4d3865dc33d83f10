/** Erases a locked workspace in small steps: `node erase-child.ts DATABASE_URL WORKSPACE_ID`. A test kills it on the way. */
import { systemClock } from '../../../core/clock.ts'
import { openDb } from '../../../core/db/db.ts'
import { finishErasure } from '../service/erase.ts'

const [url = '', workspaceId = ''] = process.argv.slice(2)
const db = await openDb({ url, clock: systemClock })
await finishErasure(db, { workspaceId, userId: null }, { rowsPerStep: 100 })
await db.close()
