export { type Ball, mobiusLinear, toBall } from './geometry/ball.ts'
export { createEncoder, type Encoder } from './encoder/encoder.ts'
export { type Batch, features } from './encoder/features.ts'
export type { Row } from './encoder/row.ts'
