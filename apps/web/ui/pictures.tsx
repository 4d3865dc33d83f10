/** Pictures for empty states: line drawings of what will stand here, in the theme's own greys and accent. */
const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, strokeLinecap: 'round' } as const

function Sheet({ x, y, rows }: { x: number; y: number; rows: number[] }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width="84" height="104" rx="6" className="fill-surface" stroke="currentColor" strokeWidth="1.5" />
      {rows.map((width, at) => (
        <g key={at}>
          <path d={`M12 ${20 + at * 14}h${width}`} {...line} />
          <path d={`M64 ${20 + at * 14}h9`} {...line} className="text-accent" />
        </g>
      ))}
    </g>
  )
}

export function StatementPicture() {
  return (
    <svg viewBox="0 0 224 132">
      <g transform="rotate(-6 70 70)" opacity="0.6">
        <Sheet x={34} y={18} rows={[30, 40, 24, 36, 28, 34]} />
      </g>
      <g transform="rotate(4 130 70)">
        <Sheet x={88} y={14} rows={[36, 26, 42, 30, 38, 22]} />
      </g>
      <circle cx="180" cy="106" r="16" className="fill-accent" />
      <path d="M180 98v15m-6-6 6 6 6-6" {...line} className="stroke-accent-ink" strokeWidth="2" />
    </svg>
  )
}

export function LedgerPicture() {
  return (
    <svg viewBox="0 0 224 132">
      <rect
        x="16"
        y="14"
        width="192"
        height="104"
        rx="8"
        className="fill-surface"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path d="M16 36h192" {...line} />
      {[52, 70, 88, 106].map((y, at) => (
        <g key={y}>
          <circle cx="34" cy={y} r="4" className={at % 2 ? 'fill-line-strong' : 'fill-accent'} />
          <path d={`M48 ${y}h${[60, 44, 72, 52][at]}`} {...line} />
          <path d={`M${[170, 160, 166, 174][at]} ${y}h${[22, 32, 26, 18][at]}`} {...line} />
        </g>
      ))}
    </svg>
  )
}

export function AccountsPicture() {
  return (
    <svg viewBox="0 0 224 132">
      <rect
        x="56"
        y="14"
        width="128"
        height="78"
        rx="9"
        className="fill-sunken"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <rect
        x="36"
        y="36"
        width="128"
        height="82"
        rx="9"
        className="fill-surface"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path d="M36 58h128" {...line} />
      <path d="M50 76h34M50 92h54" {...line} />
      <path d="M112 100 124 88 134 94 150 76" {...line} className="text-accent" strokeWidth="2" />
    </svg>
  )
}

export function ReportPicture() {
  return (
    <svg viewBox="0 0 224 132">
      <path d="M24 110h176" {...line} />
      {[44, 62, 38, 78, 56, 86].map((height, at) => (
        <rect
          key={at}
          x={36 + at * 27}
          y={110 - height}
          width="15"
          height={height}
          rx="3"
          className={at === 5 ? 'fill-accent' : 'fill-line'}
        />
      ))}
      <path d="M43 58 70 44 97 62 124 30 151 42 178 18" {...line} className="text-accent" strokeWidth="2" />
    </svg>
  )
}

export function ForecastPicture() {
  return (
    <svg viewBox="0 0 224 132">
      <path d="M112 66 204 22v88Z" className="fill-accent" opacity="0.14" />
      <path d="M112 66 204 40v52Z" className="fill-accent" opacity="0.22" />
      <path d="M20 84 40 76 58 88 78 62 96 70 112 66" {...line} strokeWidth="2" />
      <path d="M112 66 204 62" {...line} className="text-accent" strokeWidth="2" />
      <path d="M112 18v96" {...line} strokeDasharray="3 5" />
    </svg>
  )
}

export function CalendarPicture() {
  const days = Array.from({ length: 15 }, (_, at) => ({
    x: 46 + (at % 5) * 28,
    y: 48 + Math.floor(at / 5) * 24,
    at,
  }))
  return (
    <svg viewBox="0 0 224 132">
      <rect
        x="32"
        y="14"
        width="160"
        height="104"
        rx="8"
        className="fill-surface"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path d="M32 36h160" {...line} />
      {days.map(({ x, y, at }) => (
        <rect
          key={at}
          x={x}
          y={y}
          width="20"
          height="14"
          rx="3"
          className={[1, 8, 12].includes(at) ? 'fill-accent' : 'fill-line'}
        />
      ))}
    </svg>
  )
}

export function ClearPicture() {
  return (
    <svg viewBox="0 0 224 132">
      <circle cx="112" cy="66" r="40" className="fill-accent-soft" />
      <path d="m94 67 12 12 24-26" {...line} className="text-accent" strokeWidth="3" strokeLinejoin="round" />
      <path d="M36 40h22M30 66h26M40 92h18M166 40h22M168 66h26M166 92h18" {...line} />
    </svg>
  )
}
