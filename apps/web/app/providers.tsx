'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from 'next-themes'
import { useState, type ReactNode } from 'react'
import { ApiFault } from '@/api/client.ts'
import { Intl } from '@/i18n/intl.tsx'

function isPassing(error: Error): boolean {
  return error instanceof ApiFault && (error.status === 0 || error.status >= 502)
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: 15_000, retry: (count, error) => isPassing(error) && count < 2 },
        },
      }),
  )
  return (
    <ThemeProvider attribute="class" disableTransitionOnChange>
      <QueryClientProvider client={client}>
        <Intl>{children}</Intl>
      </QueryClientProvider>
    </ThemeProvider>
  )
}
