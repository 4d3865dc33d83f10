export * from './types.ts'
export { type FileBytes, inMemory, pieceBytes } from './file-bytes.ts'
export { decodeText } from './text/decode.ts'
export { limitsDefault, limitsFrom } from './limits.ts'
export { parseStatement, readStatement } from './read.ts'
export { sniffBytes } from './sniff.ts'
export { packedBytes, zipEntries } from './zip/entries.ts'

/** Raised when a reader comes to mean something else by the same file. */
export const parserVersion = 3
