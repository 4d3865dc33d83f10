'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { ImportResource } from '@/api/imports.ts'
import { useProblemText } from '@/ui/error-state.tsx'
import { sayProblem } from '@/ui/toast.ts'

/** What the picker offers; the server looks at the bytes and not at the name. */
export const statementFiles =
  '.csv,.tsv,.txt,.xlsx,.xls,.ofx,.qfx,.qbo,.qif,.sta,.mt940,.940,.942,.xml,.bai,.bai2,.pdf,.json'

/** Sends files, one import each, then opens the only one or the list of them. */
export function useUpload() {
  const client = useQueryClient()
  const router = useRouter()
  const t = useTranslations('shell')
  const problem = useProblemText()
  return useMutation({
    mutationFn: async ({ files, account }: { files: File[]; account?: string }) => {
      const sent: ImportResource[] = []
      for (const file of files) {
        const query = { fileName: file.name, account }
        const headers = { 'content-type': 'application/octet-stream' }
        sent.push(await call<ImportResource>('POST', '/v1/imports', { query, headers, body: file }))
      }
      return sent
    },
    onSuccess: (sent) => {
      void client.invalidateQueries({ queryKey: keys.imports })
      const only = sent.length === 1 ? sent[0] : undefined
      router.push((only ? `/import?id=${only.id}` : '/imports') as Route)
    },
    onError: (error) => sayProblem(t('uploadFailed'), { description: problem(error).next }),
  })
}
