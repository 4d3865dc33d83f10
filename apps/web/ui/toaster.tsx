'use client'
import { useTheme } from 'next-themes'
import { Toaster as Sonner } from 'sonner'

export default function Toaster({ label }: { label: string }) {
  const { resolvedTheme } = useTheme()
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-center"
      containerAriaLabel={label}
      mobileOffset={{ bottom: 76 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'floats flex w-full items-center gap-3 px-4 py-3 text-sm sm:w-96',
          title: 'font-medium',
          description: 'text-ink-2',
          actionButton:
            'ml-auto shrink-0 rounded-md px-2 py-1 font-medium text-accent hover:bg-accent-soft transition-colors',
          icon: 'hidden',
        },
      }}
    />
  )
}
