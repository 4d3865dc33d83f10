'use client'
import { useEffect, useEffectEvent } from 'react'

/** `g t` is a sequence, `mod+k` is Ctrl or Command with K, anything else is the key as typed. */
export type KeyMap = Record<string, (event: KeyboardEvent) => void>

const sequenceMsMax = 1200

/** The press being handled now, and the prefix key that was pressed just before it. */
let press: { event: KeyboardEvent | null; after: string } = { event: null, after: '' }
/** The prefix that waits for its second key. */
let waiting = { prefix: '', sinceMs: 0 }

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.matches('textarea, select')) return true
  return target.matches('input:not([type=checkbox]):not([type=radio])')
}

/** A key pressed inside something that floats belongs to it, not to the page below. */
function isInFloat(event: KeyboardEvent): boolean {
  return (
    event.target instanceof HTMLElement &&
    event.target.closest('[role=menu],[role=listbox],[aria-modal]') !== null
  )
}

function nameOf(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : ''
  // With a letter alone, shift is part of what is typed: `?` is one key on one keyboard and two on another.
  const shift = event.shiftKey && (mod || event.key.length > 1) ? 'shift+' : ''
  return mod + shift + (event.key.length === 1 ? event.key.toLowerCase() : event.key)
}

/** What a text field means by these is its own. */
const ofFields = new Set(['mod+z', 'mod+shift+z', 'mod+y'])

function rests(name: string, event: KeyboardEvent): boolean {
  if (name.startsWith('mod+') && !ofFields.has(name)) return false
  return isTyping(event) || isInFloat(event)
}

/** Binds keys while the component lives. Plain letters rest while somebody types; `mod+k` and its like do not. */
export function useKeys(map: KeyMap, enabled = true): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const name = nameOf(event)
    if (event.defaultPrevented || event.altKey || rests(name, event)) return
    const recent = press.event === event ? press.after : ''
    const run = map[recent ? `${recent} ${name}` : name]
    if (!run) return
    event.preventDefault()
    run(event)
  })
  useEffect(() => {
    if (!enabled) return
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [enabled])
}

/** While a field is about to open, what is typed for it is no command to the page: `gr` of groceries would go to the reports. */
export function useQuietKeys(quiet: boolean): void {
  useEffect(() => {
    if (!quiet) return
    function onKey(event: KeyboardEvent): void {
      if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [quiet])
}

/** Notes the first key of a sequence; mounted once, in the shell. It sees each press before any `useKeys` does. */
export function useKeyPrefix(prefix: string): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const plain = !isTyping(event) && !isInFloat(event) && !event.ctrlKey && !event.metaKey && !event.altKey
      const inTime = plain && event.timeStamp - waiting.sinceMs < sequenceMsMax
      press = { event, after: inTime ? waiting.prefix : '' }
      const begins = plain && press.after === '' && event.key.toLowerCase() === prefix
      waiting = { prefix: begins ? prefix : '', sinceMs: event.timeStamp }
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [prefix])
}
