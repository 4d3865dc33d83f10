'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from './cn.ts'
import { IconButton } from './button.tsx'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  children: ReactNode
  /** A sheet slides in from the side on wide screens and from below on phones. */
  as?: 'dialog' | 'sheet'
  wide?: boolean
  initialFocus?: RefObject<HTMLElement | null>
  /** A sheet beside a table leaves the table usable. */
  modal?: boolean
}

export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  as = 'dialog',
  wide,
  ...rest
}: DialogProps) {
  const t = useTranslations('common')
  const { modal = true, initialFocus } = rest
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => !next && onClose()}
      modal={modal}
      disablePointerDismissal={!modal}
    >
      <Base.Portal>
        {modal && (
          <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        )}
        <Base.Popup
          className={as === 'sheet' ? sheetLook : cn(dialogLook, wide ? 'sm:w-[44rem]' : 'sm:w-[30rem]')}
          {...(initialFocus ? { initialFocus } : {})}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-base font-semibold">{title}</Base.Title>
              {description && <Base.Description className="mt-1 text-ink-2">{description}</Base.Description>}
            </div>
            <Base.Close render={<IconButton label={t('close')} className="-mr-2" />}>
              <X />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

const dialogLook =
  'floats fixed z-50 flex flex-col max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[88dvh] max-sm:rounded-b-none sm:top-1/2 sm:left-1/2 sm:max-h-[86dvh] sm:max-w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2'

const sheetLook =
  'fixed z-50 flex flex-col bg-surface shadow-float outline-0 transition-transform duration-150 ease-out max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[88dvh] max-sm:rounded-t-xl max-sm:data-starting-style:translate-y-full max-sm:data-ending-style:translate-y-full sm:inset-y-0 sm:right-0 sm:w-[27rem] sm:data-starting-style:translate-x-8 sm:data-starting-style:opacity-0 sm:data-ending-style:translate-x-8 sm:data-ending-style:opacity-0'

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-wrap justify-end gap-2">{children}</div>
}
