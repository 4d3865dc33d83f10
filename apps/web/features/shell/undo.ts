import type { QueryClient } from '@tanstack/react-query'
import { call } from '@/api/client.ts'
import { say } from '@/ui/toast.ts'

/** Acts of this visit that can be taken back, the last one first in line for Z and Ctrl-Z. */
interface Act {
  undo: () => Promise<void>
  undone: string
}

const acts: Act[] = []
const actsMax = 50

export function rememberAct(act: Act): void {
  acts.push(act)
  if (acts.length > actsMax) acts.shift()
}

export async function undoLast(): Promise<void> {
  const act = acts.pop()
  if (act) await takeBack(act)
}

async function takeBack(act: Act): Promise<void> {
  const at = acts.indexOf(act)
  if (at >= 0) acts.splice(at, 1)
  await act.undo()
  say(act.undone)
}

interface Told {
  client: QueryClient
  /** From the API's answer; without it there is nothing to take back and the text is only said. */
  operationId: string | null | undefined
  /** What was done, and what to say when it has been taken back. */
  done: string
  undone: string
  undoLabel: string
}

/** Says what was done and offers to take it back, by the button and by the key. */
export function sayUndoable({ client, operationId, done, undone, undoLabel }: Told): void {
  if (!operationId) return say(done)
  const act: Act = {
    undone,
    undo: async () => {
      await call('POST', `/v1/operations/${operationId}/undo`, { json: {} })
      await client.invalidateQueries()
    },
  }
  rememberAct(act)
  say(done, { duration: 8000, action: { label: undoLabel, onClick: () => void takeBack(act) } })
}
