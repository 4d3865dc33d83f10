import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { parseStatement } from '../../read.ts'
import { StatementRejected } from '../../types.ts'
import type { ParseOptions, RejectionCode } from '../../types.ts'

const text = (value: string) => new TextEncoder().encode(value)

async function refusal(bytes: Uint8Array, options: ParseOptions = {}): Promise<RejectionCode | 'parsed'> {
  try {
    await parseStatement(bytes, options)
    return 'parsed'
  } catch (error) {
    if (error instanceof StatementRejected) return error.code
    throw error
  }
}

const camt = (inside: string) =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>${inside}</Stmt></BkToCstmrStmt></Document>`
const laughs =
  '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;">]><lolz>&lol1;</lolz>'
const deep = (open: string, close: string) => open.repeat(200_000) + close.repeat(200_000)

test.each<[string, Uint8Array, RejectionCode]>([
  ['nothing', new Uint8Array(0), 'file_empty'],
  ['blanks', text(' \n\n '), 'file_empty'],
  ['billion laughs', text(`<?xml version="1.0"?>${laughs}`), 'entities_forbidden'],
  [
    'billion laughs as camt',
    text(
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${camt('<Ntry>&a;</Ntry>')}`,
    ),
    'entities_forbidden',
  ],
  [
    'billion laughs as OFX',
    text(
      `<?xml version="1.0"?><!DOCTYPE OFX [<!ENTITY a "b">]><OFX><SIGNONMSGSRSV1>&a;</SIGNONMSGSRSV1></OFX>`,
    ),
    'entities_forbidden',
  ],
  ['200 000 deep XML', text(camt(deep('<a>', '</a>'))), 'nesting_too_deep'],
  ['200 000 deep OFX', text(`<OFX>${deep('<A>', '</A>')}</OFX>`), 'nesting_too_deep'],
  ['200 000 deep JSON', text(deep('[', ']')), 'nesting_too_deep'],
  ['cut XML', text(camt('<Ntry><Amt Ccy="EUR">1').slice(0, 150)), 'file_damaged'],
  ['cut JSON', text('[{"date":"2024-01-01","amo'), 'file_damaged'],
  ['unknown reference', text(camt('<Ntry><Amt>&nbsp;</Amt></Ntry>')), 'file_damaged'],
  [
    'an image',
    Uint8Array.from([
      0x89,
      0x50,
      0x4e,
      0x47,
      13,
      10,
      26,
      10,
      ...new Uint8Array(600).map((_, index) => (index * 7) % 31),
    ]),
    'format_unknown',
  ],
  ['another XML', text('<?xml version="1.0"?><rss><channel/></rss>'), 'format_unknown'],
  ['zip without entries', Uint8Array.from([0x50, 0x4b, 5, 6, ...new Uint8Array(18)]), 'not_a_statement'],
  ['half a zip', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]), 'file_damaged'],
  ['a bomb', zipOf('bomb.xml', new Uint8Array(30 * 1024 * 1024)), 'file_too_large'],
  [
    'a bomb that lies about its size',
    zipOf('bomb.xml', new Uint8Array(30 * 1024 * 1024), 1_000),
    'file_too_large',
  ],
  [
    'an archive inside an archive',
    zipOf('inner.zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])),
    'not_a_statement',
  ],
  ['a PDF where no reader is', text('%PDF-1.7 nothing more'), 'reader_missing'],
])('%s is refused by name', async (_name, bytes, code) => {
  const started = performance.now()
  expect(await refusal(bytes)).toBe(code)
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('caps are arguments', async () => {
  const qif = text('!Type:Bank\nD31/12/2023\nT1.00\n^\nD30/12/2023\nT1.00\n^\n')
  expect(await refusal(qif)).toBe('parsed')
  expect(await refusal(qif, { limits: { rowsMax: 1 } })).toBe('file_too_large')
  expect(await refusal(qif, { limits: { bytesMax: 10 } })).toBe('file_too_large')
  expect(await refusal(text(camt('')), { limits: { depthMax: 2 } })).toBe('nesting_too_deep')
})

test('names of JavaScript itself are only names', async () => {
  const statement = await parseStatement(
    text(
      '{"__proto__":{"maskedAccNumber":"X1","type":"deposit","constructor":1,"Transactions":{"Transaction":[{"type":"DEBIT","amount":1,"valueDate":"2024-01-02"}]}}}',
    ),
  )
  expect(statement.rows).toHaveLength(1)
  expect({}).not.toHaveProperty('maskedAccNumber')
})

/** A one-file archive, with a size of its own choice in the directory. */
function zipOf(name: string, content: Uint8Array, statedSize = content.length): Uint8Array {
  const packed = deflateRawSync(content)
  const label = text(name)
  const local = new DataView(new ArrayBuffer(30))
  local.setUint32(0, 0x04034b50, true)
  local.setUint16(8, 8, true)
  local.setUint32(18, packed.length, true)
  local.setUint32(22, statedSize, true)
  local.setUint16(26, label.length, true)
  const central = new DataView(new ArrayBuffer(46))
  central.setUint32(0, 0x02014b50, true)
  central.setUint16(10, 8, true)
  central.setUint32(20, packed.length, true)
  central.setUint32(24, statedSize, true)
  central.setUint16(28, label.length, true)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, 1, true)
  end.setUint16(10, 1, true)
  end.setUint32(16, 30 + label.length + packed.length, true)
  return Uint8Array.from([
    ...bytesOf(local),
    ...label,
    ...packed,
    ...bytesOf(central),
    ...label,
    ...bytesOf(end),
  ])
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer)
}
