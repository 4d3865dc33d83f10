const digitsMin = 3

/** What stands for an account if it is a number, an IBAN or a masked card; null where it is only a name (`Checking`). */
export function accountNumber(text: string): string | null {
  const number = text.replace(/^['\s]+|['\s]+$/g, '')
  return (number.match(/\d/g)?.length ?? 0) >= digitsMin ? number : null
}
