/** Statements of a few rows; what each row holds is written down as `day,text,amount` (OFX: `day,amount,id,text`). */
const header = 'Date,Description,Amount'
export const csv = (rows: string): string => `${header}\n${lines(rows).join('\n')}\n`
export const csvWithStatus = (rows: string): string =>
  `${header},Status,Transaction ID\n${lines(rows).join('\n')}\n`
export const csvWithBalance = (rows: string): string => `${header},Balance\n${lines(rows).join('\n')}\n`

export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

export const daily = (from: number, to: number): string =>
  Array.from(
    { length: to - from + 1 },
    (_, index) => `2026-03-${String(from + index).padStart(2, '0')},METRO,-2.50`,
  ).join('\n')

export const ofx = (rows: string): string => `OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260331<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>INR
<BANKACCTFROM><BANKID>HDFC<ACCTID>50100012345678<ACCTTYPE>SAVINGS</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260301<DTEND>20260310
${lines(rows)
  .map((row) => {
    const [day, amount, id, name] = row.split(',')
    return `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${day?.replaceAll('-', '')}<TRNAMT>${amount}<FITID>${id}<NAME>${name}</STMTTRN>`
  })
  .join('\n')}
</BANKTRANLIST><LEDGERBAL><BALAMT>1000.00<DTASOF>20260310</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`
