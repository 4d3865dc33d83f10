/** Delimited text is the one format that comes in hundreds of megabytes: a long one is walked over without holding it. */
import { type FileBytes, pieceBytes } from '../file-bytes.ts'
import { looksLabelled } from '../labelled/index.ts'
import { looksPrinted } from '../pdf/text.ts'
import { sniffText } from '../sniff.ts'
import type { TableContext } from '../table/context.ts'
import { readRecords } from '../table/index.ts'
import { decodedPieces } from '../text/decode.ts'
import type { StatementReading } from '../types.ts'
import { decideDelimiter } from './delimiter.ts'
import { RecordCursor } from './records.ts'

/** Null where the file is short, or its beginning is no table of delimited columns: then the whole of it tells. */
export function readLongCsv(
  file: FileBytes,
  encoding: string,
  context: TableContext,
): StatementReading | null {
  if (file.size <= pieceBytes) return null
  const beginning = decodedPieces(file, encoding).next().value ?? ''
  if (sniffText(beginning) !== 'other' || looksLabelled(beginning) || looksPrinted(beginning)) return null
  const delimiter = decideDelimiter(beginning)
  if (delimiter === null) return null
  const start = beginning.charCodeAt(0) === 0xfeff ? 1 : 0
  const letters = Math.round((beginning.length * file.size) / pieceBytes)
  const open = () => {
    const pieces = decodedPieces(file, encoding)
    return new RecordCursor(pieces.next().value ?? '', delimiter, start, pieces)
  }
  return readRecords({ name: null, letters, open }, context)
}
