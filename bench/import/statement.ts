import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'

const payees = [
  'SWIGGY',
  'UBER TRIP',
  'BIG BAZAAR',
  'AMAZON PAY',
  'CHAI POINT',
  'RELIANCE FRESH',
  'BESCOM',
  'JIO PREPAID',
]
const rowsPerDay = 1000

/** The same seed gives the same file: `Date,Narration,Reference,Amount,Balance`, oldest first, and every sum right. */
export async function writeStatement(
  file: string,
  { from, rows, seed }: { from: number; rows: number; seed: number },
): Promise<void> {
  const random = generator(seed)
  const out = createWriteStream(file)
  out.write('Date,Narration,Reference,Amount,Balance\n')
  const start = Temporal.PlainDate.from('2015-01-01')
  let balance = 1_000_000n
  let text = ''
  for (let index = from; index < from + rows; index += 1) {
    const day = start.add({ days: Math.floor(index / rowsPerDay) })
    const amount =
      random() < 0.08
        ? BigInt(Math.floor(random() * 5_000_000)) + 100n
        : -(BigInt(Math.floor(random() * 400_000)) + 100n)
    balance += amount
    const payee = payees[Math.floor(random() * payees.length)]
    text += `${day},UPI/${payee}/${index},${100_000_000 + index},${decimal(amount)},${decimal(balance)}\n`
    if (text.length > 1 << 18) {
      if (!out.write(text)) await once(out, 'drain')
      text = ''
    }
  }
  out.end(text)
  await finished(out)
}

function decimal(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0')
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** mulberry32: 32 bits of state, good enough to spread amounts. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
