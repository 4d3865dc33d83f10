'use client'
import { ErrorState } from '@/ui/error-state.tsx'

/** A mistake of ours while drawing: the ledger is untouched, the page can be drawn again. */
export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState error={error} onRetry={reset} />
    </main>
  )
}
