import { StatementRejected } from '../types.ts'

/**
 * A strict pull reader for the XML of banks: no DOCTYPE, no entities beyond XML's own five, bounded depth.
 * Elements carry their local name (`ns:Amt` is `Amt`) and where they stand in the text.
 */
export interface XmlNode {
  name: string
  attributes: Map<string, string>
  children: XmlNode[]
  text: string
  /** Character offsets of the element. */
  start: number
  end: number
}

export type XmlEvent =
  | { kind: 'open'; node: XmlNode; closed: boolean }
  | { kind: 'close'; name: string; end: number }
  | { kind: 'text'; text: string }

const markup =
  /<(?:!--[\s\S]*?--|\?[\s\S]*?\?|!\[CDATA\[([\s\S]*?)\]\]|\/([^\s<>/]+)\s*|([^\s<>/!?'"=][^\s<>/'"=]*)((?:\s+[^\s<>/'"=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>/y
const attribute = /([^\s<>/'"=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g

export class XmlReader {
  private readonly text: string
  private readonly depthMax: number
  private readonly open: string[] = []
  private position = 0
  private rootSeen = false

  constructor(text: string, depthMax: number) {
    this.text = text
    this.depthMax = depthMax
  }

  /** The next event, or null at the end of a well-formed document. */
  next(): XmlEvent | null {
    while (this.position < this.text.length) {
      const at = this.text.indexOf('<', this.position)
      if (at !== this.position) {
        const end = at === -1 ? this.text.length : at
        const between = this.text.slice(this.position, end)
        this.position = end
        if (this.open.length > 0) return { kind: 'text', text: this.expand(between) }
        if (between.replace(/^\uFEFF/, '').trim() !== '') this.damaged('text stands outside the document')
        continue
      }
      const event = this.tag(at)
      if (event) return event
    }
    if (this.open.length > 0) this.damaged(`<${this.open.at(-1)}> is never closed; the file is cut off`)
    if (!this.rootSeen) this.damaged('there is no document')
    return null
  }

  /** Reads the whole element of an `open` event. */
  subtree(opened: Extract<XmlEvent, { kind: 'open' }>): XmlNode {
    const stack = [opened.node]
    if (opened.closed) return opened.node
    for (let event = this.next(); event; event = this.next()) {
      const parent = stack.at(-1)
      if (!parent) break
      if (event.kind === 'text') parent.text += event.text
      else if (event.kind === 'open') {
        parent.children.push(event.node)
        if (!event.closed) stack.push(event.node)
      } else {
        parent.end = event.end
        stack.pop()
        if (stack.length === 0) break
      }
    }
    return opened.node
  }

  private tag(at: number): XmlEvent | null {
    markup.lastIndex = at
    const match = markup.exec(this.text)
    if (!match) {
      if (/^<!(?:DOCTYPE|ENTITY)/i.test(this.text.slice(at, at + 10))) {
        throw new StatementRejected(
          'entities_forbidden',
          'The file declares its own entities. SCALE does not expand them.',
        )
      }
      return this.damaged('a tag is malformed')
    }
    this.position = markup.lastIndex
    const [, cdata, closing, opening, attributes = '', selfClosed] = match
    if (closing !== undefined) {
      if (this.open.pop() !== closing) this.damaged(`</${closing}> closes what is not open`)
      return { kind: 'close', name: localName(closing), end: this.position }
    }
    if (opening !== undefined) return this.opened(opening, attributes, selfClosed === '/', at)
    return cdata !== undefined && this.open.length > 0 ? { kind: 'text', text: cdata } : null
  }

  private opened(name: string, attributes: string, closed: boolean, at: number): XmlEvent {
    if (this.open.length === 0 && this.rootSeen) this.damaged('a second document follows the first')
    this.rootSeen = true
    if (!closed) this.open.push(name)
    if (this.open.length > this.depthMax) {
      throw new StatementRejected(
        'nesting_too_deep',
        `The file nests more than ${this.depthMax} elements; no bank's file does.`,
      )
    }
    const values = new Map<string, string>()
    for (const [, key = '', double, single] of attributes.matchAll(attribute)) {
      if (values.has(localName(key)) && !key.startsWith('xmlns'))
        this.damaged(`the attribute ${key} stands twice`)
      values.set(localName(key), this.expand(double ?? single ?? ''))
    }
    const node: XmlNode = {
      name: localName(name),
      attributes: values,
      children: [],
      text: '',
      start: at,
      end: this.position,
    }
    return { kind: 'open', node, closed }
  }

  private expand(text: string): string {
    if (!text.includes('&')) return text
    return text.replace(/&([^;&]{0,12};?)/g, (whole, body: string) => {
      const value = character(body)
      if (value === null) return this.damaged(`the reference ${whole.slice(0, 12)} is unknown`)
      return value
    })
  }

  private damaged(what: string): never {
    const line = this.text.slice(0, this.position).split('\n').length
    throw new StatementRejected(
      'file_damaged',
      `The XML breaks off near line ${line}: ${what}. Download the file again.`,
    )
  }
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp;', '&'],
  ['lt;', '<'],
  ['gt;', '>'],
  ['quot;', '"'],
  ['apos;', "'"],
])

function character(body: string): string | null {
  const match = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(body)
  if (!match) return entities.get(body) ?? null
  const code = match[1] === undefined ? Number(match[2]) : parseInt(match[1], 16)
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff))
  return allowed ? String.fromCodePoint(code) : null
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Reads a small document as a tree. */
export function parseXml(text: string, depthMax: number): XmlNode {
  const reader = new XmlReader(text, depthMax)
  const first = reader.next()
  if (first?.kind !== 'open') throw new StatementRejected('file_damaged', 'The XML holds no element.')
  const root = reader.subtree(first)
  reader.next()
  return root
}

/** Walks a document of no known kind, so that a hostile or broken one is named as such. */
export function refuseXml(text: string, depthMax: number): void {
  const reader = new XmlReader(text, depthMax)
  while (reader.next());
}

/** Follows one child name after the other. */
export function child(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>(
    (at, name) => at?.children.find((candidate) => candidate.name === name),
    node,
  )
}

/** Trimmed text of the element at a path, or null where it is missing or empty. */
export function textAt(node: XmlNode | undefined, ...path: string[]): string | null {
  const text = child(node, ...path)?.text.trim()
  return text === undefined || text === '' ? null : text
}

export function childrenNamed(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((candidate) => candidate.name === name) ?? []
}
