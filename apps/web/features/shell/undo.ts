'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { say, sayProblem } from '@/ui/toast.ts'

/** Something a person did in this visit that can be taken back. */
interface Act {
  /** From the API's answer. */
  operationId: string
  /** What is said when it is done. */
  done: string
  /** Does the same again and answers the new operation; null when there was nothing left to change. */
  again: () => Promise<string | null>
}

const acts: Act[] = []
const takenBack: Act[] = []
const actsMax = 50
const shownMs = 8000

/** Takes the act out of its list, the last one when none is named. */
function take(list: Act[], wanted: Act | undefined): Act | undefined {
  const at = wanted ? list.indexOf(wanted) : list.length - 1
  return at < 0 ? undefined : list.splice(at, 1)[0]
}

let underway: Promise<void> = Promise.resolve()

/** One after the other: what is still on its way back is there before it is taken back again. */
function inTurn(work: () => Promise<void>): Promise<void> {
  underway = underway.then(work)
  return underway
}

/** Says what was done and offers to take it back, by a button and by keys; what was taken back can be done again. */
export function useUndo() {
  const client = useQueryClient()
  const t = useTranslations('common')
  const problem = useProblemText()
  const fail = (error: unknown) => sayProblem(problem(error).title, { description: problem(error).next })

  function remember(act: Act): void {
    acts.push(act)
    if (acts.length > actsMax) acts.shift()
    say(act.done, { duration: shownMs, action: { label: t('undo'), onClick: () => undo(act) } })
  }

  const undo = (wanted?: Act) => void inTurn(() => takeBack(wanted))
  const redo = (wanted?: Act) => void inTurn(() => doAgain(wanted))

  async function takeBack(wanted?: Act): Promise<void> {
    const act = take(acts, wanted)
    if (!act) return
    try {
      await call('POST', `/v1/operations/${act.operationId}/undo`, { json: {} })
    } catch (error) {
      return fail(error)
    }
    takenBack.push(act)
    say(t('undone'), { duration: shownMs, action: { label: t('redo'), onClick: () => redo(act) } })
    void client.invalidateQueries()
  }

  async function doAgain(wanted?: Act): Promise<void> {
    const act = take(takenBack, wanted)
    if (!act) return
    try {
      const operationId = await act.again()
      if (operationId) remember({ ...act, operationId })
    } catch (error) {
      return fail(error)
    }
    void client.invalidateQueries()
  }

  /** Without an operation there is nothing to take back, and the act is only said. */
  function tell({
    operationId,
    done,
    again,
  }: Omit<Act, 'operationId'> & { operationId: string | null }): void {
    if (!operationId) return say(done)
    takenBack.length = 0
    remember({ operationId, done, again })
  }

  return { tell, undo, redo }
}
