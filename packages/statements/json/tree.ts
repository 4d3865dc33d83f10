import { StatementRejected } from '../types.ts'

/** JSON with positions, and with numbers as they are written: no digit passes through a float. */
export type JsonNode = JsonObject | JsonArray | JsonScalar
export interface JsonObject {
  kind: 'object'
  entries: Map<string, JsonNode>
  start: number
  end: number
}
export interface JsonArray {
  kind: 'array'
  items: JsonNode[]
  start: number
  end: number
}
export interface JsonScalar {
  kind: 'string' | 'number' | 'word'
  /** Text of a string or number; `true`, `false` or `null`. */
  text: string
  start: number
  end: number
}

const token = /\s*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y

/** Parses strictly. Throws `file_damaged` or `nesting_too_deep`. */
export function parseJson(text: string, depthMax: number): JsonNode {
  const parser = new Parser(text, depthMax)
  return parser.document()
}

class Parser {
  private readonly text: string
  private readonly depthMax: number
  private position = 0
  private depth = 0

  constructor(text: string, depthMax: number) {
    this.text = text
    this.depthMax = depthMax
  }

  document(): JsonNode {
    const node = this.value(this.next())
    if (this.text.slice(this.position).trim() !== '') this.damaged()
    return node
  }

  private next(): RegExpExecArray {
    token.lastIndex = this.position
    const match = token.exec(this.text)
    if (!match) return this.damaged()
    this.position = token.lastIndex
    return match
  }

  private value(match: RegExpExecArray): JsonNode {
    const [, mark, string, number, word] = match
    if (mark === '{' || mark === '[') {
      this.depth += 1
      if (this.depth > this.depthMax) {
        throw new StatementRejected(
          'nesting_too_deep',
          `The file nests more than ${this.depthMax} levels; no bank's file does.`,
        )
      }
      const node = mark === '{' ? this.object() : this.array()
      this.depth -= 1
      return node
    }
    const end = this.position
    const written = string ?? number ?? word
    if (written === undefined) return this.damaged()
    const start = end - written.length
    if (string !== undefined) return { kind: 'string', text: this.unquoted(string), start, end }
    return { kind: number !== undefined ? 'number' : 'word', text: written, start, end }
  }

  private object(): JsonObject {
    const start = this.position - 1
    const entries = new Map<string, JsonNode>()
    let match = this.next()
    while (match[1] !== '}') {
      if (match[2] === undefined) this.damaged()
      const key = this.unquoted(match[2] ?? '""')
      if (this.next()[1] !== ':') this.damaged()
      entries.set(key, this.value(this.next()))
      match = this.next()
      if (match[1] === ',') {
        match = this.next()
        if (match[1] === '}') this.damaged()
      } else if (match[1] !== '}') this.damaged()
    }
    return { kind: 'object', entries, start, end: this.position }
  }

  private array(): JsonArray {
    const start = this.position - 1
    const items: JsonNode[] = []
    let match = this.next()
    while (match[1] !== ']') {
      items.push(this.value(match))
      match = this.next()
      if (match[1] === ',') {
        match = this.next()
        if (match[1] === ']') this.damaged()
      } else if (match[1] !== ']') this.damaged()
    }
    return { kind: 'array', items, start, end: this.position }
  }

  private unquoted(quoted: string): string {
    try {
      return String(JSON.parse(quoted))
    } catch {
      return this.damaged()
    }
  }

  private damaged(): never {
    const line = this.text.slice(0, this.position).split('\n').length
    throw new StatementRejected(
      'file_damaged',
      `The JSON breaks off near line ${line}. Download the file again.`,
    )
  }
}
