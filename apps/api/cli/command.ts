/** What a command of `scale` is, and what it is given to speak with. */
import type { Environment } from '../core/config/config.ts'

/** Exit codes of every command; docs/reference/cli.md says what each means for each of them. */
export const exits = { done: 0, refused: 1, needsAnswer: 2, usage: 64, broken: 70 } as const
export type Exit = (typeof exits)[keyof typeof exits]

export interface Io {
  env: Environment
  /** One line of the answer, to stdout. Resolves when more may be written. */
  out(text: string): Promise<void>
  /** One line about the work, to stderr: stdout stays the answer alone. */
  say(line: string): void
  /** People are there: progress is drawn and questions may be asked. */
  isTerminal: boolean
  /** `ifLeft` says what becomes of the matter where the person leaves instead of answering, which throws `Refusal`. */
  ask(question: string, ifLeft: string): Promise<string>
  /** `of` names what is counted; nothing where only the share means something. */
  progress(label: string, of?: string): Progress
  paint: Paint
}

export interface Progress {
  show(done: number, total: number): void
  end(): void
}

export type Paint = Record<'bold' | 'dim' | 'good' | 'bad' | 'warn', (text: string) => string>

export interface Command {
  name: string
  /** The first line is the form; the rest says what each option does. */
  usage: string
  run(args: string[], io: Io): Promise<Exit>
}

/** The person typed something the command does not take. */
export class UsageFault extends Error {
  override name = 'UsageFault'
}

/** What was named cannot be had: exit 1, with the reason. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: string

  constructor({ code, message }: { code: string; message: string }) {
    super(message)
    this.code = code
  }
}
