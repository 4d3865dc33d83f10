export { type Cadence, cadences } from './cadence.ts'
export { findRecurring, type Occurrence, type PaymentRow, type Recurring } from './find.ts'
export { type Due, isActive, missedOf, projectRecurring, type Timed, upcomingOf } from './project.ts'
