'use client'
import { useEffect, useRef, type RefObject } from 'react'

/** In a row that scrolls sideways, the current one is brought into sight. */
export function useCurrentInView(current: string): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [current])
  return row
}
