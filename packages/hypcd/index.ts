export { type Ball, mobiusLinear, toBall } from './geometry/ball.ts'
