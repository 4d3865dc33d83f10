export { TftError, type TftFault } from './errors.ts'
export { createNetwork, type Network, type NetworkInputs, type NetworkSize } from './network/network.ts'
export { networkToOnnx } from './network/onnx.ts'
export { passOn } from './network/pass.ts'
