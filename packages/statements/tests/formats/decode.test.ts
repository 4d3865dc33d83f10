import { expect, test } from 'vitest'
import { decodeText } from '../../text/decode.ts'

// Bytes made by an encoder outside this project (Python's codecs), as hexadecimal.
test.each([
  ['utf-8', 'Müller €', '4dc3bc6c6c657220e282ac'],
  ['utf-16le', '01/02;10,00', '300031002f00300032003b00310030002c0030003000'],
  ['utf-16be', '01/02;10,00', '00300031002f00300032003b00310030002c00300030'],
  ['windows-1252', 'Kontoübersicht; Größe 5 €', '4b6f6e746ffc62657273696368743b204772f6df65203520 80'],
  ['windows-1250', 'Zůstatek účtu; převod řady', '5af973746174656b20fae874753b2070f865766f6420f8616479'],
  ['windows-1251', 'Дата операции; Сумма', 'c4e0f2e020eeefe5f0e0f6e8e83b20d1f3ecece0'],
  ['koi8-r', 'Дата операции; Сумма', 'e4c1d4c120cfd0c5d2c1c3c9c93b20f3d5cdcdc1'],
  ['gb18030', '交易日期,金额,余额,对方账号', 'bdbbd2d7c8d5c6da2cbdf0b6ee2cd3e0b6ee2cb6d4b7bdd5cbbac5'],
  [
    'shift_jis',
    '日付,お支払金額,お預り金額,残高',
    '93fa95742c82a88e7895a58be08a7a2c82a8976182e88be08a7a2c8e638d82',
  ],
  ['euc-kr', '거래일자,출금액,입금액,잔액', 'b0c5b7a1c0cfc0da2cc3e2b1ddbed72cc0d4b1ddbed72cc0dcbed7'],
  ['big5', '交易日期,摘要,金額,餘額', 'a5e6a9f6a4e9b4c12cba4bad6e2caaf7c3422cbe6cc342'],
  ['windows-1254', 'İşlem açıklaması; gönderen', 'ddfe6c656d2061e7fd6b6c616d6173fd3b2067f66e646572656e'],
  ['windows-1257', 'Mokėtojas; gavėjas; ąžuolų', '4d6f6beb746f6a61733b20676176eb6a61733b20e0fe756f6cf8'],
])('%s is recognised by its bytes', (encoding, text, hexadecimal) => {
  const decoded = decodeText(bytesOf(hexadecimal))
  expect(decoded).toEqual({ text, encoding })
})

test('a declaration is believed only where the bytes agree', () => {
  expect(decodeText(bytesOf('4dc3bc'), { declared: '1252' }).text).toBe('Mü')
  expect(decodeText(bytesOf('4dfc'), { declared: 'UTF-8' })).toEqual({ text: 'Mü', encoding: 'windows-1252' })
  expect(decodeText(bytesOf('4d81'), { declared: '1252' }).encoding).not.toBe('none')
})

test('a locale decides between encodings that explain the bytes equally well', () => {
  // One letter: “ó” in both, “ł” only in the Polish one.
  expect(decodeText(bytesOf('73b36f6e'), { locale: 'pl-PL' })).toEqual({
    text: 'słon',
    encoding: 'windows-1250',
  })
})

test('NUL is padding, not text', () => {
  expect(decodeText(bytesOf('6100000062')).text).toBe('ab')
})

function bytesOf(hexadecimal: string): Uint8Array {
  return Uint8Array.fromHex(hexadecimal.replaceAll(' ', ''))
}
