/** The data folder, opened for one command: starts its database or joins the running one, and acts as its owner. */
import { readConfig } from '../core/config/config.ts'
import { defineQueues } from '../core/background.ts'
import type { Scope } from '../core/db/db.ts'
import type { Core } from '../core/module.ts'
import { openCore } from '../core/open.ts'
import { type Wired, ensureLocalWorkspace, migrations, wire } from '../wiring.ts'
import type { Io } from './command.ts'

export interface Local {
  core: Core
  wired: Wired
  scope: Scope
}

/** Logs stay quiet unless asked for, because stderr belongs to the person. */
const quiet = 'warn'

export async function inLocal<T>(io: Io, work: (local: Local) => Promise<T>): Promise<T> {
  const config = readConfig({ LOG_LEVEL: quiet, ...io.env })
  const opened = await openCore({ config, modules: migrations })
  const { core } = opened
  try {
    const wired = wire(core)
    defineQueues(core, wired.modules)
    return await work({ core, wired, scope: await ensureLocalWorkspace(core.db, io.env) })
  } finally {
    await opened.close()
  }
}
