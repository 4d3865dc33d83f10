'use client'
import type { ComponentProps } from 'react'
import { Button } from '@/ui/button.tsx'
import { useHydrated } from '@/ui/hydrated.ts'

/** Works once the page's code is there; before that the browser itself would send the form, password and all, as an address. */
export function DoorstepButton(props: Omit<ComponentProps<typeof Button>, 'size' | 'disabled'>) {
  const hydrated = useHydrated()
  return <Button {...props} size="lg" disabled={!hydrated} />
}
