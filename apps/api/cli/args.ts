import { parseArgs } from 'node:util'
import { UsageFault } from './command.ts'

type OptionKind = 'flag' | 'text' | 'texts'
type Values<O extends Record<string, OptionKind>> = {
  [K in keyof O]: O[K] extends 'flag' ? boolean : O[K] extends 'text' ? string | undefined : string[]
}

/** Reads `--name value`, `--name=value` and flags; whatever is not declared is a `UsageFault`. */
export function readArgs<const O extends Record<string, OptionKind>>(
  args: string[],
  options: O,
): { values: Values<O>; rest: string[] } {
  const declared = Object.entries(options).map(([name, kind]) => [
    name,
    { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'texts' },
  ])
  try {
    const parsed = parseArgs({
      args,
      options: Object.fromEntries(declared),
      allowPositionals: true,
      strict: true,
    })
    const given = new Map<string, unknown>(Object.entries(parsed.values))
    const entries = Object.entries(options).map(([name, kind]) => [name, given.get(name) ?? absent[kind]])
    return { values: Object.fromEntries(entries), rest: parsed.positionals }
  } catch (error) {
    // What Node adds after the first sentence is for whoever writes programs.
    throw new UsageFault(
      error instanceof Error ? firstSentence(error.message) : 'These arguments cannot be read.',
    )
  }
}

const firstSentence = (text: string): string => `${text.split(/[.\n] ?/, 1)[0] ?? text}.`

const absent: Record<OptionKind, unknown> = { flag: false, text: undefined, texts: [] }

/** `--answer code=choice`, as often as there are questions. */
export function readAnswers<Code extends string>(
  texts: readonly string[],
  codes: readonly Code[],
): Partial<Record<Code, string>> {
  const answers: Partial<Record<Code, string>> = {}
  for (const text of texts) {
    const split = text.indexOf('=')
    const code = codes.find((each) => each === text.slice(0, split))
    if (split < 1 || code === undefined) {
      throw new UsageFault(
        `--answer takes CODE=CHOICE, with one of the codes ${codes.join(', ')}; not "${text}".`,
      )
    }
    answers[code] = text.slice(split + 1)
  }
  return answers
}
