/**
 * UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then a 12-bit counter, then 62 random bits. The
 * counter makes ids of one process strictly increasing, so rows written in order also sort in order by id.
 */

const randomBatch = 512
const counterMax = 0xfff
/** A new millisecond starts in the lower quarter, which leaves room for 3 000 ids before time must be borrowed. */
const counterStartMask = 0x3ff

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const pool = new Uint8Array(randomBatch * 10)
let poolAt = pool.length
let lastMs = 0
let counter = 0
/** Most ids of a bulk share their time. */
let prefix = ''
let prefixMs = -1

/** Moves time and counter on; gives the place of ten random bytes. */
function advance(nowMs: number): number {
  if (poolAt >= pool.length) {
    crypto.getRandomValues(pool)
    poolAt = 0
  }
  const start = poolAt
  poolAt += 10
  if (nowMs > lastMs) {
    lastMs = nowMs
    counter = (((pool[start + 8] ?? 0) << 8) | (pool[start + 9] ?? 0)) & counterStartMask
  } else if (counter < counterMax) {
    counter += 1
  } else {
    lastMs += 1
    counter = 0
  }
  return start
}

/** A new UUIDv7 as lower-case text. Later calls in the same process sort after earlier ones, also if the clock steps back. */
export function newId(nowMs: number = Date.now()): string {
  const start = advance(nowMs)
  const byte = (offset: number): number => pool[start + offset] ?? 0
  if (prefixMs !== lastMs) {
    const time = lastMs.toString(16).padStart(12, '0')
    prefix = `${time.slice(0, 8)}-${time.slice(8)}-7`
    prefixMs = lastMs
  }
  const count = (counter >> 8).toString(16) + hex[counter & 0xff]
  const tail = `${hex[(byte(0) & 0x3f) | 0x80]}${hex[byte(1)]}`
  const node = `${hex[byte(2)]}${hex[byte(3)]}${hex[byte(4)]}${hex[byte(5)]}${hex[byte(6)]}${hex[byte(7)]}`
  return `${prefix}${count}-${tail}-${node}`
}

/** `newId` as its 16 bytes, written to `into` from `at` on: for bulks, where text would be made only to be taken apart. */
export function writeNewId(into: Uint8Array, at: number): void {
  const start = advance(Date.now())
  into[at] = lastMs / 2 ** 40
  into[at + 1] = lastMs / 2 ** 32
  into[at + 2] = lastMs >>> 24
  into[at + 3] = lastMs >>> 16
  into[at + 4] = lastMs >>> 8
  into[at + 5] = lastMs
  into[at + 6] = 0x70 | (counter >> 8)
  into[at + 7] = counter
  into[at + 8] = ((pool[start] ?? 0) & 0x3f) | 0x80
  for (let offset = 1; offset < 8; offset += 1) into[at + 8 + offset] = pool[start + offset] ?? 0
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for lower-case UUID text of any version. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text)
}
