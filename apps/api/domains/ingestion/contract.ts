/** What other domains may know of imports: their events. Lines reach the ledger through the accounts contract. */
export interface IngestionEvents {
  'ingestion.import_received': { importId: string; readByCaller: boolean }
  'ingestion.import_read': { importId: string; state: 'needs_answer' | 'preview' | 'rejected' }
  'ingestion.commit_requested': { importId: string }
  'ingestion.import_committed': { importId: string; added: number }
  'ingestion.undo_requested': { importId: string }
  'ingestion.import_undone': { importId: string; withdrawn: number; unsettled: number }
}
