import type { JsonNode } from '../json/tree.ts'
import type { XmlNode } from '../text/xml.ts'

/** Account Aggregator data, the same whether it came as XML attributes or as JSON keys; names in lower case. */
export interface AaNode {
  name: string
  values: Map<string, string>
  children: AaNode[]
  start: number
  end: number
}

export function fromXml(node: XmlNode): AaNode {
  const values = new Map<string, string>()
  for (const [name, value] of node.attributes) values.set(name.toLowerCase(), value.trim())
  const children: AaNode[] = []
  for (const child of node.children) {
    if (child.attributes.size === 0 && child.children.length === 0)
      values.set(child.name.toLowerCase(), child.text.trim())
    else children.push(fromXml(child))
  }
  return { name: node.name.toLowerCase(), values, children, start: node.start, end: node.end }
}

/** Some senders mark attributes (`@_type`, `-amount`); the mark carries nothing. */
function plainKey(key: string): string {
  return key.replace(/^[@_$-]+/, '').toLowerCase()
}

export function fromJson(name: string, node: JsonNode): AaNode {
  const result: AaNode = { name, values: new Map(), children: [], start: node.start, end: node.end }
  if (node.kind === 'object') for (const [key, value] of node.entries) add(result, plainKey(key), value)
  else if (node.kind === 'array') for (const item of node.items) add(result, name, item)
  return result
}

function add(parent: AaNode, name: string, value: JsonNode): void {
  if (value.kind === 'array') for (const item of value.items) add(parent, name, item)
  else if (value.kind === 'object') parent.children.push(fromJson(name, value))
  else if (value.text !== 'null' || value.kind === 'string') parent.values.set(name, value.text.trim())
}

export function childNamed(node: AaNode | undefined, name: string): AaNode | undefined {
  return node?.children.find((child) => child.name === name)
}

export function valueOf(node: AaNode | undefined, ...names: string[]): string | null {
  for (const name of names) {
    const value = node?.values.get(name)
    if (value !== undefined && value !== '') return value
  }
  return null
}

/** Outermost elements that have one of the children named. */
export function holdersOf(node: AaNode, childNames: readonly string[]): AaNode[] {
  if (node.children.some((child) => childNames.includes(child.name))) return [node]
  return node.children.flatMap((child) => holdersOf(child, childNames))
}
