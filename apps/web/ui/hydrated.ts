'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * False in the page as it is delivered, true once its code runs. A button pressed before would be deaf, and a form would
 * go the browser's own way, with what was typed in the address.
 */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
