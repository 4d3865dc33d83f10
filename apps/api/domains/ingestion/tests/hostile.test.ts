/** Files made to hurt. Each must end in a typed refusal within seconds and within a memory cap; the process lives on. */
import { constants, deflateRawSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { StatementRejected } from '@scale/statements'
import { aside } from './aside.ts'
import { openSandbox } from '../sandbox/sandbox.ts'

const secondsMax = 30
const rssMbMax = 512
const mebibyte = 1024 * 1024
const timeout = 60_000

const sandbox = openSandbox()
afterAll(() => sandbox.close())

interface Verdict {
  code: string
  seconds: number
  rssMb: number
}

async function read(bytes: Uint8Array, fileName: string): Promise<Verdict> {
  const startedAt = performance.now()
  let peak = 0
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
  const code = await verdict(bytes, fileName)
  clearInterval(timer)
  return { code, seconds: (performance.now() - startedAt) / 1000, rssMb: peak / mebibyte }
}

async function verdict(bytes: Uint8Array, fileName: string): Promise<string> {
  try {
    const request = {
      file: await aside(bytes),
      options: { fileName },
      remembered: [],
      currencyDefault: 'INR',
      rowsPerBatch: 5000,
    }
    const reading = await sandbox.read(request, 'columns')
    for await (const _batch of reading.batches()) void _batch
    return 'read'
  } catch (error) {
    if (error instanceof StatementRejected) return error.code
    throw error
  }
}

const refusals = new Set([
  'file_empty',
  'file_too_large',
  'file_damaged',
  'format_unknown',
  'not_a_statement',
  'entities_forbidden',
  'nesting_too_deep',
  'time_exceeded',
  'memory_exceeded',
  'no_text_layer',
])

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

/** A workbook whose one sheet unpacks to `megabytes` of zeros. */
function zipBomb(megabytes: number): Uint8Array {
  const name = text('xl/worksheets/sheet1.xml')
  const zeros = new Uint8Array(mebibyte)
  // After a full flush, deflate starts anew, so one packed megabyte is as good as the next.
  const one = deflateRawSync(zeros, { finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([...Array.from({ length: megabytes - 1 }, () => one), deflateRawSync(zeros)])
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(0, 0)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(megabytes * mebibyte, 8)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  sizes.copy(local, 14)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 4)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(8, 10)
  sizes.copy(central, 16)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

const laughs = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ha">${Array.from(
  { length: 12 },
  (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`,
).join('')}]><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">&a12;</Document>`

const camt = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'

const files: Record<string, () => [string, Uint8Array]> = {
  'a zip bomb': () => ['bomb.xlsx', zipBomb(1024)],
  'billion laughs': () => ['laughs.xml', text(laughs)],
  'XML 200 000 deep': () => [
    'deep.xml',
    text(`<Document xmlns="${camt}">${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}</Document>`),
  ],
  'JSON two million deep': () => ['deep.json', text('['.repeat(2_000_000) + ']'.repeat(2_000_000))],
  'a million columns': () => [
    'wide.csv',
    text(`Date,Amount${',x'.repeat(1_000_000)}\n2026-01-01,1${',1'.repeat(1_000_000)}\n`),
  ],
  '200 MB of nothing': () => ['nothing.csv', new Uint8Array(200 * mebibyte)],
  'one line of 100 MB': () => ['line.csv', text('a'.repeat(100 * mebibyte))],
  'a broken PDF': () => [
    'broken.pdf',
    text(`%PDF-1.7\n1 0 obj\n<</Length 99999999>>stream\n${'x'.repeat(5000)}`),
  ],
}

test.each(Object.entries(files))(
  '%s',
  async (_name, make) => {
    const [fileName, bytes] = make()
    const { code, seconds, rssMb } = await read(bytes, fileName)
    expect(refusals).toContain(code)
    expect(seconds).toBeLessThan(secondsMax)
    expect(rssMb).toBeLessThan(rssMbMax)
  },
  timeout,
)

test('a reader without end is stopped by the clock', async () => {
  const hasty = openSandbox({
    threadsMax: 1,
    heapMbMax: 128,
    youngHeapMbMax: 8,
    rssGrowthMbMax: 300,
    startMsMax: 1,
    batchMsMax: 1,
  })
  const request = {
    file: await aside(text('Date,Amount\n2026-01-01,1\n')),
    options: {},
    remembered: [],
    currencyDefault: null,
    rowsPerBatch: 1,
  }
  await expect(hasty.read(request, 'plain')).rejects.toMatchObject({ code: 'time_exceeded' })
  await hasty.close()
})

test(
  'a reader that eats the heap is stopped, and the next file is read',
  async () => {
    const small = openSandbox({
      threadsMax: 1,
      heapMbMax: 56,
      youngHeapMbMax: 8,
      rssGrowthMbMax: 300,
      startMsMax: 20_000,
      batchMsMax: 4000,
    })
    const big = text(`[${'{"date":"2026-01-15","amount":"1.00","description":"A"},'.repeat(600_000)}{}]`)
    const request = { options: {}, remembered: [], currencyDefault: 'INR', rowsPerBatch: 5000 }
    await expect(
      small.read({ ...request, file: await aside(big), options: { fileName: 'a.json' } }, 'plain'),
    ).rejects.toMatchObject({
      code: 'memory_exceeded',
    })
    const reading = await small.read(
      {
        ...request,
        file: await aside(text('Date,Description,Amount\n2026-01-15,A,1.00\n2026-01-16,B,1.00\n')),
      },
      'plain',
    )
    expect(reading.head.accounts).toHaveLength(1)
    await reading.close()
    await small.close()
  },
  timeout,
)
