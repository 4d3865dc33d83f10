import { expect, test } from 'vitest'
import {
  importQuestionCodes,
  importRejectionCodes,
  reasonCodes,
} from '../../api/domains/ingestion/lists.schemas.ts'
import { defaultCategories } from '../../api/domains/accounts/service/default-categories.ts'
import de from './de.json' with { type: 'json' }
import discovery from './discovery.en.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import forecast from './forecast.en.json' with { type: 'json' }
import home from './home.en.json' with { type: 'json' }
import homeAhead from './home-ahead.en.json' with { type: 'json' }
import imports from './imports.en.json' with { type: 'json' }
import insights from './insights.en.json' with { type: 'json' }
import learning from './learning.en.json' with { type: 'json' }
import palette from './palette.en.json' with { type: 'json' }
import recent from './recent.en.json' with { type: 'json' }
import recurring from './recurring.en.json' with { type: 'json' }
import review from './review.en.json' with { type: 'json' }
import settings from './settings.en.json' with { type: 'json' }
import shortcuts from './shortcuts.en.json' with { type: 'json' }
import why from './why.en.json' with { type: 'json' }

type Messages = { [key: string]: string | Messages }

function flatten(messages: Messages, path = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  )
}

/** Names of the values and tags a message is given: `{count}`, `<amount>`. */
function slots(message: string): string[] {
  return [...new Set(message.match(/\{\w+(?=[},])|<\w+>/g))].sort()
}

const english = flatten({
  ...en,
  discovery,
  forecast,
  home,
  homeAhead,
  imports,
  insights,
  learning,
  palette,
  recent,
  recurring,
  review,
  settings,
  shortcuts,
  why,
})
const german = flatten(de)

/** What the server says in English itself (told.ts). */
const told = [...german.keys()].filter((key) => key.startsWith('told.'))

test('every language says everything', () => {
  expect([...german.keys()].filter((key) => !told.includes(key)).sort()).toEqual([...english.keys()].sort())
})

test.each([
  ['reasons', reasonCodes],
  ['questions', importQuestionCodes],
  ['rejections', importRejectionCodes],
] as const)('another language has its own words for the %s of the server', (kind, codes) => {
  const own = told.filter((key) => key.startsWith(`told.${kind}.`))
  expect(own.sort()).toEqual([...new Set(codes)].map((code) => `told.${kind}.${code}`).sort())
})

test('a translation uses the same values as the original', () => {
  for (const [key, message] of english)
    expect([key, slots(german.get(key) ?? '')]).toEqual([key, slots(message)])
})

test('no message shouts', () => {
  for (const messages of [english, german]) {
    expect([...messages].filter(([, message]) => message.includes('!'))).toEqual([])
  }
})

test('each category SCALE brings along has its name in every language', () => {
  for (const { slug, name } of defaultCategories) {
    expect([slug, english.get(`categoryNames.${slug?.replace('.', '_')}`)]).toEqual([slug, name])
  }
})
