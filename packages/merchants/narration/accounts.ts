const accountWords = new Set(
  `savings saving sav checking chk current account acct acc ac self own konto tagesgeld sparkonto girokonto epargne livret compte cuenta ahorro conto spaarrekening spaar oszczednosciowe pot vault`.split(
    ' ',
  ),
)

/** An account of the holder's own: `SAVINGS ...1234`. */
export function namesAccount(name: readonly string[]): boolean {
  return name.length > 0 && name.length <= 4 && accountWords.has(name[0] ?? '')
}
