'use client'
import { Combobox as Base } from '@base-ui/react/combobox'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

export interface Choice {
  value: string
  label: string
  /** Text above the choice, such as the parent category. */
  group?: string
  mark?: ReactNode
}

interface ComboboxProps {
  choices: Choice[]
  value: string | null
  onChange: (value: string) => void
  placeholder: string
  nothing: string
  trigger: ReactElement<Record<string, unknown>>
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A button that opens a list one can type into. What is typed highlights its first find; arrow keys move, Enter takes, Escape leaves. */
export function Combobox({
  choices,
  value,
  onChange,
  placeholder,
  nothing,
  trigger,
  ...state
}: ComboboxProps) {
  const selected = choices.find((choice) => choice.value === value) ?? null
  const { open, onOpenChange } = state
  return (
    <Base.Root
      autoHighlight
      items={choices}
      value={selected}
      onValueChange={(choice: Choice | null) => choice && onChange(choice.value)}
      itemToStringLabel={(choice: Choice) => `${choice.label} ${choice.group ?? ''}`}
      isItemEqualToValue={(one: Choice, other: Choice) => one.value === other.value}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50">
          <Base.Popup className="floats w-72" aria-label={placeholder}>
            <Base.Input
              aria-label={placeholder}
              placeholder={placeholder}
              className="h-10 w-full border-b border-line bg-transparent px-3 text-sm outline-0"
            />
            <Base.Empty className="px-3 text-ink-3 not-empty:py-6 not-empty:text-center">
              {nothing}
            </Base.Empty>
            <Base.List className="max-h-72 overflow-y-auto overscroll-contain p-1 empty:p-0">
              {(choice: Choice) => (
                <Base.Item
                  key={choice.value}
                  value={choice}
                  className="flex cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 text-sm outline-0 select-none data-highlighted:bg-hover"
                >
                  {choice.mark}
                  <span className="min-w-0 flex-1 truncate">{choice.label}</span>
                  {choice.group && (
                    <span className="max-w-28 truncate text-xs text-ink-3">{choice.group}</span>
                  )}
                  <Base.ItemIndicator>
                    <Check className="size-4 text-accent" aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
