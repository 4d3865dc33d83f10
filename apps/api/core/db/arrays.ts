/**
 * Lists of values in the binary form of Postgres arrays (`array_recv` in src/backend/utils/adt/arrayfuncs.c), for bulk
 * statements. As text, each value would be written and quoted here, and unquoted and parsed there. Runs in any thread.
 */
export type Cell = string | number | bigint | boolean | null

interface Form {
  /** Of the element type, in `pg_type`. */
  oid: number
  /** Null where each value has its own. */
  bytes: number | null
  write(buffer: Buffer, at: number, cell: Cell): void
}

const forms = {
  boolean: {
    oid: 16,
    bytes: 1,
    write: (buffer, at, cell) => void buffer.writeUInt8(cell === true ? 1 : 0, at),
  },
  smallint: {
    oid: 21,
    bytes: 2,
    write: (buffer, at, cell) => void buffer.writeInt16BE(whole(Number(cell)), at),
  },
  integer: {
    oid: 23,
    bytes: 4,
    write: (buffer, at, cell) => void buffer.writeInt32BE(whole(Number(cell)), at),
  },
  bigint: {
    oid: 20,
    bytes: 8,
    write: (buffer, at, cell) => void buffer.writeBigInt64BE(BigInt(cell ?? 0), at),
  },
  date: {
    oid: 1082,
    bytes: 4,
    write: (buffer, at, cell) => void buffer.writeInt32BE(dayNumber(String(cell)), at),
  },
  uuid: { oid: 2950, bytes: 16, write: writeUuid },
  text: { oid: 25, bytes: null, write: (buffer, at, cell) => void buffer.write(String(cell), at) },
} satisfies Record<string, Form>

export type ListType = keyof typeof forms

const headerBytes = 20
const lengthBytes = 4
const isNull = -1

/**
 * A parameter for `$n::type[]`, in a buffer of its own. Dates are ISO text, UUIDs text with hyphens; NUL in a text,
 * which Postgres cannot hold, becomes U+FFFD. Throws `RangeError` for what the type cannot hold.
 */
export function listOf(type: ListType, cells: ArrayLike<Cell>): Buffer<ArrayBuffer> {
  const form: Form = forms[type]
  const given = type === 'text' ? Array.from(cells, withoutNul) : cells
  const buffer = Buffer.from(new ArrayBuffer(sizeOf(form, given)))
  let nulls = 0
  let at = headerBytes
  for (let index = 0; index < given.length; index += 1) {
    const cell = given[index] ?? null
    if (cell === null) {
      nulls = 1
      at = buffer.writeInt32BE(isNull, at)
      continue
    }
    const bytes = form.bytes ?? Buffer.byteLength(String(cell))
    at = buffer.writeInt32BE(bytes, at)
    form.write(buffer, at, cell)
    at += bytes
  }
  const [dimensions, lowerBound] = [1, 1]
  for (const [field, value] of [dimensions, nulls, form.oid, given.length, lowerBound].entries())
    buffer.writeInt32BE(value, field * 4)
  return buffer
}

function sizeOf(form: Form, cells: ArrayLike<Cell>): number {
  let size = headerBytes + cells.length * lengthBytes
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] ?? null
    if (cell !== null) size += form.bytes ?? Buffer.byteLength(String(cell))
  }
  return size
}

const withoutNul = (cell: Cell): Cell =>
  typeof cell === 'string' && cell.includes('\0') ? cell.replaceAll('\0', '\uFFFD') : cell

const dayZero = Temporal.PlainDate.from('2000-01-01')
let lastDay = { iso: '2000-01-01', number: 0 }

/** Days since 2000-01-01, where Postgres begins to count. Rows of one day come one after the other. */
function dayNumber(iso: string): number {
  if (iso !== lastDay.iso) lastDay = { iso, number: dayZero.until(iso).days }
  return lastDay.number
}

/** A buffer takes what is no number for zero. */
function whole(number: number): number {
  if (Number.isInteger(number)) return number
  throw new RangeError('a list of whole numbers holds something else')
}

function writeUuid(buffer: Buffer, at: number, cell: Cell): void {
  const written = buffer.write(String(cell).replaceAll('-', ''), at, 16, 'hex')
  if (written !== 16) throw new RangeError('a UUID has 32 hexadecimal digits')
}
