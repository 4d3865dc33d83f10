import { addressOf, fileAt, type QueryValue } from './client.ts'

export const exportFormats = ['csv', 'xlsx', 'json', 'hledger'] as const
export type ExportFormat = (typeof exportFormats)[number]

/**
 * Saves the rows of a filter as a file. The browser downloads what streams; a workbook is fetched first, because it may
 * be refused. Throws `ApiFault`.
 */
export async function saveExport(
  format: ExportFormat,
  filter: Record<string, QueryValue> = {},
): Promise<void> {
  const query = { ...filter, format }
  if (format !== 'xlsx') return location.assign(addressOf('/v1/export', query))
  save(await fileAt('/v1/export', query), 'transactions.xlsx')
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
