import type { z } from 'zod'
import type * as wire from '../../api/domains/anomaly/schemas.ts'

/** The shapes of alerts. Types only. */
export type { Alert, AlertAct, AlertPage, AlertShape } from '../../api/domains/anomaly/schemas.ts'
export type AlertSettings = z.infer<typeof wire.AlertSettings>
export type AlertMuteList = z.infer<typeof wire.AlertMuteList>
