/** Lets in a few at a time; the others wait in the order in which they came. */
export interface Turns {
  /** Resolves to what ends the turn; ending it twice is ending it once. */
  take(): Promise<() => void>
}

export function turnsOf(atOnceMax: number): Turns {
  let free = atOnceMax
  const waiting: (() => void)[] = []
  const pass = (): void => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return {
    async take() {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      let mine = true
      return () => {
        if (mine) pass()
        mine = false
      }
    },
  }
}
