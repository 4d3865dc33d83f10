import { StatementRejected } from '../types.ts'
import { decodeEntities } from '../text/entities.ts'

/** An OFX element: a leaf has text, an aggregate has children. */
export interface OfxNode {
  name: string
  text: string
  children: OfxNode[]
  /** Character offsets of the element in the file. */
  start: number
  end: number
}

const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<[?!][^>]*>|<(\/?)([A-Za-z][\w.:-]*)(?:\s[^<>]*?)?(\/?)>/g

/** Some banks never close a movement: the next one does. Movements do not nest. */
const movement = 'STMTTRN'

/**
 * Reads OFX 1 (SGML, leaves without end tags) and OFX 2 (XML) alike. Which elements are leaves is learnt from the file itself:
 * one that is never closed, or that carries text anywhere, holds no children.
 */
export function parseOfx(text: string, bodyStart: number, depthMax: number): OfxNode {
  refuseEntities(text, bodyStart)
  const leaves = leafNames(text, bodyStart)
  const root: OfxNode = { name: '', text: '', children: [], start: bodyStart, end: text.length }
  const open: OfxNode[] = [root]
  let textFrom = bodyStart
  token.lastIndex = bodyStart
  for (let match = token.exec(text); match; match = token.exec(text)) {
    addText(open, text.slice(textFrom, match.index), match[1])
    textFrom = token.lastIndex
    const name = match[3]?.toUpperCase()
    if (name === undefined) continue
    if (match[2]) {
      close(open, name, match.index, token.lastIndex)
      continue
    }
    closeLeaf(open, leaves, match.index)
    if (name === movement) close(open, movement, match.index, match.index)
    const node: OfxNode = { name, text: '', children: [], start: match.index, end: token.lastIndex }
    open.at(-1)?.children.push(node)
    if (!match[4]) open.push(node)
    if (open.length > depthMax) {
      throw new StatementRejected(
        'nesting_too_deep',
        `The file nests more than ${depthMax} elements; no bank's file does.`,
      )
    }
  }
  addText(open, text.slice(textFrom), undefined)
  for (const node of open) node.end = Math.max(node.end, textFrom)
  return root
}

function refuseEntities(text: string, bodyStart: number): void {
  if (!/<!(?:DOCTYPE|ENTITY)/i.test(text.slice(0, bodyStart + 4_096))) return
  throw new StatementRejected(
    'entities_forbidden',
    'The file declares its own entities. SCALE does not expand them.',
  )
}

function addText(open: OfxNode[], between: string, cdata: string | undefined): void {
  const node = open.at(-1)
  if (!node || open.length === 1) return
  if (between !== '') node.text += decodeEntities(between)
  if (cdata !== undefined) node.text += cdata
}

function closeLeaf(open: OfxNode[], leaves: ReadonlySet<string>, at: number): void {
  const node = open.at(-1)
  if (!node || open.length === 1 || !leaves.has(node.name)) return
  node.end = at
  open.pop()
}

/** An end tag closes its element and whatever stands open inside; an end tag of nothing is ignored. */
function close(open: OfxNode[], name: string, start: number, end: number): void {
  const index = open.findLastIndex((node) => node.name === name)
  if (index < 1) return
  for (const [position, node] of open.entries()) {
    if (position > index) node.end = start
    if (position === index) node.end = end
  }
  open.length = index
}

function leafNames(text: string, bodyStart: number): Set<string> {
  const seen = new Set<string>()
  const closed = new Set<string>()
  const withText = new Set<string>()
  const tag = /<(\/?)([A-Za-z][\w.:-]*)(?:\s[^<>]*?)?\/?>([^<]?\s*[^<\s]?)?/g
  tag.lastIndex = bodyStart
  for (let match = tag.exec(text); match; match = tag.exec(text)) {
    const name = (match[2] ?? '').toUpperCase()
    if (match[1]) closed.add(name)
    else seen.add(name)
    if (!match[1] && (match[3] ?? '').trim() !== '') withText.add(name)
  }
  return new Set([...seen].filter((name) => name !== movement && (!closed.has(name) || withText.has(name))))
}

/** First descendant along a path of names, searched depth first at each step. */
export function find(node: OfxNode | undefined, ...path: string[]): OfxNode | undefined {
  return path.reduce<OfxNode | undefined>((at, name) => (at ? findOne(at, name) : undefined), node)
}

function findOne(node: OfxNode, name: string): OfxNode | undefined {
  for (const child of node.children) {
    const found = child.name === name ? child : findOne(child, name)
    if (found) return found
  }
  return undefined
}

export function findAll(node: OfxNode, names: readonly string[]): OfxNode[] {
  return node.children.flatMap((child) => (names.includes(child.name) ? [child] : findAll(child, names)))
}

/** Text of a direct child, or null where it is missing or empty. */
export function field(node: OfxNode | undefined, name: string): string | null {
  const text = node?.children
    .find((child) => child.name === name)
    ?.text.replace(/\s+/g, ' ')
    .trim()
  return text === undefined || text === '' ? null : text
}
