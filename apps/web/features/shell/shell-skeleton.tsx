import { Skeleton } from '@/ui/feedback.tsx'
import { Wordmark } from '@/ui/wordmark.tsx'

/** The house before the lights are on: the same walls, so that nothing moves. */
export function ShellSkeleton() {
  return (
    <div className="flex min-h-dvh" role="status" aria-label="SCALE">
      <div className="w-14 shrink-0 border-r border-line px-4 py-3 max-md:hidden lg:w-[220px]">
        <div className="flex h-9 items-center overflow-hidden">
          <Wordmark />
        </div>
        <div className="mt-16 space-y-4 max-lg:hidden">
          {[88, 104, 76, 92, 80].map((width) => (
            <div key={width} className="skeleton h-4" style={{ width }} />
          ))}
        </div>
      </div>
      <div className="mx-auto w-full max-w-[75rem] px-4 pt-8 sm:px-8">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="mt-8 h-28 w-full" />
        <Skeleton className="mt-6 h-64 w-full" />
      </div>
    </div>
  )
}
