import { queryOptions } from '@tanstack/react-query'
import type { ModelList } from '@/api/categorization.ts'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'

export const modelsQuery = queryOptions({
  queryKey: keys.models,
  queryFn: () => call<ModelList>('GET', '/v1/category-models'),
})
