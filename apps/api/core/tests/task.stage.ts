/** What the test of tasks runs as one. */
import { getPriority } from 'node:os'
import { answerTask } from '../threads/task-thread.ts'

answerTask(async ({ ends }: { ends: 'well' | 'badly' | 'never' }, tell) => {
  tell(0.5)
  if (ends === 'badly') throw new RangeError('CARD 4711 BAKERY')
  if (ends === 'never') await new Promise((resolve) => setTimeout(resolve, 60_000))
  return getPriority()
})
