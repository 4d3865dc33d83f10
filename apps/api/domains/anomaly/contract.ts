import type { Scope, Tx } from '../../core/db/db.ts'
import type * as wire from './schemas.ts'

/** What other domains, and code that acts as a person, may ask of what is odd. Ids are wire ids. */
export interface Anomalies {
  /** Newest first. */
  alerts(
    tx: Tx,
    wanted: { state: 'open' | 'answered' | 'expired' | 'all'; transaction?: string; limit: number },
  ): Promise<Omit<wire.AlertPage, 'nextCursor'>>
  /** Throws `not_found`. */
  alert(tx: Tx, id: string): Promise<wire.Alert>
  /** Throws `not_found`. */
  act(tx: Tx, id: string, act: wire.AlertAct): Promise<wire.Alert>
  /** Looks at the rows that came since the last look. `onProgress` is told how many it has looked at. */
  look(scope: Scope, onProgress: (looked: number) => void): Promise<void>
}

/** Events of this domain, with their data. */
export interface AnomalyEvents {
  /** Alerts were told, answered, or ended; how many. */
  'anomaly.alerts_changed': { told: number; ended: number }
}
