/** What goes to the thread that tells what every method says of one series, and what comes back. */
import type { membersOf } from '../outlook/members.ts'
import type { RefreshTask } from './protocol.ts'

export interface MembersTask extends RefreshTask {
  which: Parameters<typeof membersOf>[1]
}

export type MembersResult = Awaited<ReturnType<typeof membersOf>>
