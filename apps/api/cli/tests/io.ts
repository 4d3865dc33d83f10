import type { Io } from '../command.ts'

/** A terminal nobody sits at: what is printed is handed to `print`, line by line, without colours. */
export function silentIo(print: (line: string) => void, env: Io['env'] = {}): Io {
  const same = (shown: string): string => shown
  return {
    env,
    isTerminal: false,
    out: async (shown) => print(shown),
    say: () => {},
    ask: () => Promise.reject(new Error('nobody is there')),
    progress: () => ({ show() {}, end() {} }),
    paint: { bold: same, dim: same, good: same, bad: same, warn: same },
  }
}
