import type { Ingestion } from './deps.ts'

/** Somebody looks at imports and may bring a file: what its reading would wait for is started now. */
export function expectFile({ sandbox, categorization }: Ingestion): void {
  sandbox.rehearse()
  categorization.warm()
}
