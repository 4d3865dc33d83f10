export * from './elementwise'
export { gemm } from './gemm'
export * from './layout'
export * from './lstm'
export * from './optimisers'
export * from './products'
export {
  glu,
  gluBackward,
  layerNorm,
  layerNormBackward,
  repeatRow,
  softmax,
  softmaxBackward,
  sumRows,
} from './rows'
