export { dormandPrince, type Tolerance } from './ode/dormand-prince.ts'
export { rk4 } from './ode/rk4.ts'
export {
  type Basis,
  logSignature,
  type LogSignature,
  type Path,
  signature,
} from './signature/log-signature.ts'
export { logSignatureSize, lyndonWords, standardFactors, type Word } from './signature/lyndon.ts'
export { identity, logarithm, multiply } from './signature/tensor-algebra.ts'
