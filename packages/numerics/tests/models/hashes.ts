import type { ModelName } from './zoo.ts'

/** Hashes of the parameters after five steps of Adam on the small sizes: the same in Node, in browsers, compiled or plain. */
export const expectedHashes: Record<ModelName, string> = {
  mlp: '632f7976',
  lstm: 'd5afead3',
  tft: '7515c7f7',
  hyperbolic: '48b0540f',
}
