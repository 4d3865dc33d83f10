'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { Workspace } from '@/api/types.ts'
import { rememberWorkspace } from '@/api/workspace.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { sayProblem } from '@/ui/toast.ts'

/** Opens the sample household in a workspace of its own, so that it never mixes with anybody's money. */
export function useSampleWorkspace() {
  const client = useQueryClient()
  const problem = useProblemText()
  return useMutation({
    mutationFn: () => call<Workspace>('POST', '/v1/workspaces/sample', { json: {} }),
    onSuccess: async (workspace) => {
      rememberWorkspace(workspace.id)
      await client.invalidateQueries({ queryKey: keys.me })
      location.assign('/')
    },
    onError: (error) => sayProblem(problem(error).title, { description: problem(error).next }),
  })
}
