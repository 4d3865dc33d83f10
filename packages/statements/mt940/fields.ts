import type { LineIndex } from '../text/lines.ts'

/** One `:tag:` of a SWIFT message with its continuation lines. */
export interface SwiftField {
  /** `61`, `60F`, `NS`; `-` for the end of a message, `{` for an envelope block, empty for text before any tag. */
  tag: string
  value: string
  line: number
  lineEnd: number
}

/** The tags of MT940/942 and of the wrappers banks put around them; any other `:word:` at the start of a line is text. */
const tagLine = /^:(20|21|25P?|28C?|34F|13D?|60[FM]|61|62[FM]|64|65|86|90[CD]|NS|9[0-9][0-9]):(.*)$/

/** Blocks 1 to 3 of the envelope, and the head of block 4: `{1:F01…}{2:I940…}{4:`. */
const envelope = /^(?:\{\d:(?:[^{}]|\{[^{}]*\})*\}|\{4:)\s*/

const messageEnd = /^-(?:\}.*|X{3}.*|\s*)$/

export function splitFields(lines: LineIndex): SwiftField[] {
  const fields: SwiftField[] = []
  for (let line = 1; line <= lines.count; line += 1) {
    // Banks frame files with control characters (SOH, ETX); none of them is text.
    let text = lines.text(line).replace(/(?!\t)\p{Cc}/gu, '')
    const block = text.match(envelope)?.[0]
    if (block !== undefined) {
      fields.push({ tag: '{', value: text, line, lineEnd: line })
      while (envelope.test(text)) text = text.replace(envelope, '')
      if (text === '') continue
    }
    const match = tagLine.exec(text)
    if (match) fields.push({ tag: match[1] ?? '', value: match[2] ?? '', line, lineEnd: line })
    else if (messageEnd.test(text)) fields.push({ tag: '-', value: text, line, lineEnd: line })
    else extend(fields, text, line)
  }
  return fields
}

function extend(fields: SwiftField[], text: string, line: number): void {
  const last = fields.at(-1)
  if (last && last.tag !== '-' && last.tag !== '{') {
    last.value += `\n${text}`
    if (text.trim() !== '') last.lineEnd = line
  } else {
    fields.push({ tag: '', value: text, line, lineEnd: line })
  }
}
