/** Work that was begun and is waited for later, in the order in which it began: while one piece is done, the next are made ready. */
export interface InFlight {
  /** Resolves when one more piece may begin; rejects with the failure of an earlier one. */
  room(): Promise<void>
  add(piece: Promise<unknown>): void
  /** Resolves when all is done. */
  landed(): Promise<void>
}

export function inFlight(piecesMax: number): InFlight {
  const pieces: Promise<unknown>[] = []
  return {
    async room() {
      if (pieces.length === piecesMax) await pieces.shift()
    },
    add(piece) {
      // A failure is met when its turn comes, or after an earlier one.
      piece.catch(() => {})
      pieces.push(piece)
    },
    async landed() {
      for (const piece of pieces.splice(0)) await piece
    },
  }
}
