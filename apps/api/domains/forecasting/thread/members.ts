/** The thread that tells what every method says of one series, and ends. */
import { answerTask } from '../../../core/threads/task-thread.ts'
import { membersOf } from '../outlook/members.ts'
import { modelFromBytes } from '../outlook/model.ts'
import type { MembersTask } from './members-protocol.ts'

answerTask(work)

function work({ model, which, ...task }: MembersTask) {
  const read = model && modelFromBytes(model.weights)
  return membersOf({ ...task, model: model && read && { id: model.id, model: read } }, which)
}
