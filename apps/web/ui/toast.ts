/** Toasts arrive with the first message that needs one, so a page that says nothing loads nothing. */
interface ToastOptions {
  action?: { label: string; onClick: () => void }
  description?: string
  duration?: number
}

async function show(kind: 'message' | 'error', text: string, options?: ToastOptions): Promise<void> {
  const { toast } = await import('sonner')
  toast[kind](text, options)
}

export function say(text: string, options?: ToastOptions): void {
  void show('message', text, options)
}

export function sayProblem(text: string, options?: ToastOptions): void {
  void show('error', text, { duration: 10_000, ...options })
}
