interface ProgressBarProps {
  label: string
  /** From 0 to 1; null while it is not known. */
  share: number | null
  className?: string
}

export function ProgressBar({ label, share, className = '' }: ProgressBarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
      className={`h-1.5 max-w-md overflow-hidden rounded-full bg-sunken ${className}`}
    >
      <div
        className={
          share === null ? 'skeleton h-full w-full' : 'h-full rounded-full bg-accent transition-[width]'
        }
        style={share === null ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  )
}
