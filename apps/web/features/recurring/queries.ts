import { queryOptions } from '@tanstack/react-query'
import { call } from '@/api/client.ts'
import type { CalendarItem, RecurringCalendar, RecurringList } from '@/api/forecasting.ts'
import { keys } from '@/api/keys.ts'
import type { Period } from '@/api/period.ts'

export const recurringQuery = queryOptions({
  queryKey: keys.recurring,
  queryFn: () => call<RecurringList>('GET', '/v1/recurring'),
})

/** What was paid, is due and did not come in these days. */
export const recurringDaysQuery = ({ from, to }: Period) =>
  queryOptions({
    queryKey: keys.recurringDays({ from, to }),
    queryFn: async (): Promise<CalendarItem[]> =>
      (await call<RecurringCalendar>('GET', '/v1/recurring/calendar', { query: { from, to } })).items,
    placeholderData: (before: CalendarItem[] | undefined) => before,
  })
