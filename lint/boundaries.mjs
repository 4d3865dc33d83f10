/**
 * The map of ARCHITECTURE.md as lint rules: who may import whom, where SQL may stand, where money may be turned
 * into a float, and where a program may print. Each rule reads only file names and import texts, so it stays fast.
 */
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

/** The file's path from the project root, with forward slashes on every platform. */
function projectPath(file) {
  return path.relative(root, file).split(path.sep).join('/')
}

/** Where an import leads: a project path for a relative one, the bare text for a package. */
function importTarget(file, specifier) {
  if (!specifier.startsWith('.')) return specifier
  return projectPath(path.resolve(path.dirname(file), specifier))
}

/** The wire shapes of a domain: schemas.ts, or split by noun into NOUN.schemas.ts or schemas/NOUN.ts. */
const schemasPattern = /^apps\/api\/domains\/[^/]+\/(([\w-]+\.)?schemas\.ts|schemas\/[^/]+\.ts)$/

/** What a domain offers: contract.ts, or split by noun into contract/NOUN.ts. */
const contractPattern = /^apps\/api\/domains\/[^/]+\/contract(\.ts|\/[^/]+\.ts)$/

const domainOf = (file) => /^apps\/api\/domains\/([^/]+)\//.exec(file)?.[1] ?? null
const packageOf = (file) => /^packages\/([^/]+)\//.exec(file)?.[1] ?? null
const isTest = (file) => /(^|\/)tests\//.test(file) || /\.test\.tsx?$/.test(file)

/** Whether a file outside the domains may import this file of one. */
function mayReachDomain(file, target) {
  if (isTest(file) || file.startsWith('apps/api/core/testing/')) return true
  // Benchmarks measure the insides.
  if (file.startsWith('bench/')) return true
  if (file === 'apps/api/wiring.ts') return /^apps\/api\/domains\/[^/]+\/index\.ts$/.test(target)
  // `scale parse` reads a file where there is no database, and so no wired domain.
  if (file === 'apps/api/cli/parse.ts' && target.startsWith('apps/api/domains/ingestion/sandbox/'))
    return true
  return contractPattern.test(target) || schemasPattern.test(target)
}

/** Says why `file` must not import `target`, or null where it may. */
export function importFault(file, target) {
  const domain = domainOf(file)
  const other = domainOf(target)
  if (domain && other && other !== domain && !isTest(file) && !contractPattern.test(target)) {
    return `Domain "${domain}" may import only ${other}/contract.ts of another domain.`
  }
  if (
    file.startsWith('apps/api/core/') &&
    other &&
    !isTest(file) &&
    !file.startsWith('apps/api/core/testing/')
  ) {
    return 'core/ knows no domain. Let wiring.ts hand it in.'
  }
  if (other && !domain && !mayReachDomain(file, target)) {
    return 'From outside, a domain is its contract.ts and its schemas.ts; wiring.ts alone imports its index.ts.'
  }
  if (packageOf(file) && !isTest(file)) return packageImportFault(file, target)
  if (domain && schemasPattern.test(file)) return schemaImportFault(file, target)
  if (file.startsWith('apps/web/') && !isTest(file)) return webImportFault(target)
  return null
}

function packageImportFault(file, target) {
  if (target.startsWith('node:'))
    return 'packages/ run in a browser too: no node: imports. Take the effect as an argument.'
  if (target.startsWith('apps/') || /^@scale\/(api|web)(\/|$)/.test(target)) return 'packages/ know no app.'
  const outside = target.startsWith('packages/') && packageOf(`${target}/`) !== packageOf(file)
  return outside ? 'Import another package by its name, @scale/NAME.' : null
}

function schemaImportFault(file, target) {
  if (target === 'zod' || target.startsWith('@scale/')) return null
  const sibling = schemasPattern.test(target) && domainOf(target) === domainOf(file)
  return sibling ? null : 'schemas.ts imports only zod and @scale/* packages: the web client shares it.'
}

function webImportFault(target) {
  if (!target.startsWith('apps/api/')) return null
  return schemasPattern.test(target)
    ? null
    : 'The web client is a client: of apps/api it imports only domains/*/schemas.ts.'
}

const imports = {
  meta: { type: 'problem' },
  create(context) {
    const file = projectPath(context.filename)
    const check = (node) => {
      if (!node.source || typeof node.source.value !== 'string') return
      const message = importFault(file, importTarget(context.filename, node.source.value))
      if (message) context.report({ node: node.source, message })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}

/** SQL starts with one of these and goes on with a word that only SQL has; prose rarely has both. */
const sqlPattern =
  /^\s*(select\s[\s\S]*\bfrom\b|insert\s+into\s|update\s+\S+\s+(\w+\s+)?set\s|delete\s+from\s|with\s+\w+(\s*\([^)]*\))?\s+as\s+(not\s+materialized\s+|materialized\s+)?\(|create\s+(table|index|unique|schema|view|policy|role)\s|alter\s+table\s|truncate\s)/i

/** Domains keep SQL in store.ts (or stores/, or a store split by noun: store.totals.ts, totals.store.ts). */
export function sqlAllowed(file) {
  if (isTest(file) || !/^(apps\/api|packages)\//.test(file)) return true
  if (file.startsWith('apps/api/core/')) return true
  return domainOf(file) !== null && /\/(stores?\/[^/]+|store(\.[\w-]+)?|[\w-]+[.-]store)\.ts$/.test(file)
}

const sql = {
  meta: { type: 'problem' },
  create(context) {
    if (sqlAllowed(projectPath(context.filename))) return {}
    const check = (node, text) => {
      if (sqlPattern.test(text)) context.report({ node, message: 'SQL stands in store.ts only.' })
    }
    return {
      Literal: (node) => typeof node.value === 'string' && check(node, node.value),
      TemplateLiteral: (node) => check(node, node.quasis.map((part) => part.value.raw).join('$')),
    }
  },
}

const moneyName = /(minor|amount|balance|money|price)/i
const nameOf = (node) =>
  node?.type === 'Identifier' ? node.name : node?.type === 'MemberExpression' ? nameOf(node.property) : ''

const floatMoney = {
  meta: { type: 'problem' },
  create(context) {
    if (isTest(projectPath(context.filename))) return {}
    const message = 'Money is bigint minor units; use @scale/money (toMinor, toDecimal).'
    return {
      CallExpression(node) {
        const called = nameOf(node.callee)
        if (called === 'parseFloat') context.report({ node, message })
        if (called === 'Number' && moneyName.test(nameOf(node.arguments[0])))
          context.report({ node, message })
      },
    }
  },
}

/** Programs with a person in front of them may print; the server logs through core/log.ts. */
export function printingAllowed(file) {
  if (!file.startsWith('apps/api/') && !file.startsWith('packages/')) return true
  return isTest(file) || /^apps\/api\/(cli\.ts|cli\/|main\.ts|bin\/)/.test(file)
}

const print = {
  meta: { type: 'problem' },
  create(context) {
    if (printingAllowed(projectPath(context.filename))) return {}
    return {
      MemberExpression(node) {
        if (nameOf(node.object) !== 'console') return
        context.report({
          node,
          message: 'The server logs through core/log.ts: ids and counts, never bank data.',
        })
      },
    }
  },
}

export default { meta: { name: 'scale' }, rules: { imports, sql, 'float-money': floatMoney, print } }
