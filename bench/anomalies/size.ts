/** Seconds and memory of a first pass over many rows, and of one over 300 more, in a process of its own. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export interface Size {
  rows: number
  seconds: number
  incrementalMs: number
  rssMb: number
}

export async function measureSize(rows: number): Promise<Size> {
  const program = new URL('./pass.ts', import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [program, String(rows)])
  const size: Size = JSON.parse(stdout)
  return size
}
