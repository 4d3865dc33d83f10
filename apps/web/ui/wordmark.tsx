/** The mark is a scale's beam in balance over three rising columns of a ledger: what goes in weighs what comes out. */
export function Mark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden>
      <rect width="24" height="24" rx="6.5" className="fill-accent" />
      <g
        className="fill-none stroke-accent-ink"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M5.25 8.25h13.5M12 5.5v2.75" />
        <path d="M7 18v-4.25M12 18v-6.75M17 18v-4.25" />
      </g>
    </svg>
  )
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2">
      <Mark />
      <svg
        viewBox="0 0 74 14"
        className="h-3 fill-none stroke-ink"
        strokeWidth="2.1"
        role="img"
        aria-label="SCALE"
      >
        <path d="M10.6 3.3C9.7 1.9 8.2 1.2 6.2 1.2 3.6 1.2 1.9 2.4 1.9 4.1c0 4.2 9.1 1.6 9.1 5.9 0 1.8-1.8 2.9-4.6 2.9-2.4 0-4.2-.9-5.2-2.5" />
        <path d="M27.6 3.7A6 6 0 0 0 22.8 1.2c-3.4 0-5.8 2.4-5.8 5.8s2.4 5.8 5.8 5.8c2 0 3.7-.9 4.8-2.5" />
        <path d="M32 13 37.6 1.1h.6L43.8 13M34.1 9.1h7.6" />
        <path d="M49.1 1v11.9h8.2M63.3 1v12M63.3 2.1h9.2M63.3 7h8.2M63.3 11.9h9.2" />
      </svg>
    </span>
  )
}
