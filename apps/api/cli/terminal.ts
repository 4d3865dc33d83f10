/** Speaking with the person or program at the other end of stdout and stderr. */
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import type { Environment } from '../core/config/config.ts'
import { type Io, type Paint, type Progress, Refusal } from './command.ts'

/** What a process speaks through. */
interface Streams {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean }
  stdout: NodeJS.WritableStream & { isTTY?: boolean }
  stderr: NodeJS.WritableStream & { isTTY?: boolean }
}

/** With `json` a program reads: nothing is drawn and nobody is asked, whoever sits there. */
export function openTerminal(
  env: Environment,
  { json = false, streams: { stdin, stdout, stderr } = process }: { json?: boolean; streams?: Streams } = {},
): Io {
  const isTerminal = !json && stdin.isTTY === true && stderr.isTTY === true
  // Whoever reads us has read enough (`scale config | head`): an end, not a failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    env,
    isTerminal,
    async out(text) {
      if (!stdout.write(`${text}\n`)) await once(stdout, 'drain')
    },
    say: (line) => void stderr.write(`${line}\n`),
    async ask(question, ifLeft) {
      const reader = createInterface({ input: stdin, output: stderr })
      try {
        return (await reader.question(`${question} `)).trim()
      } catch (error) {
        // Ctrl-C or Ctrl-D instead of an answer.
        if (error instanceof Error && error.name === 'AbortError')
          throw new Refusal({ code: 'stopped', message: `\nStopped. ${ifLeft}` })
        throw error
      } finally {
        reader.close()
      }
    },
    progress: (label, of) => (isTerminal ? drawnProgress(stderr, label, of) : silentProgress),
    paint: painter(stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'),
  }
}

/** `counted(1, 'row')` → “1 row”, `counted(1200, 'row')` → “1200 rows”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

const silentProgress: Progress = { show() {}, end() {} }

const barWidth = 30
const redrawMs = 80

/** A line that is drawn over itself, and cleared at the end. */
function drawnProgress(stderr: Streams['stderr'], label: string, of: string | undefined): Progress {
  let drawnAt = 0
  let drawn = false
  return {
    show(done, total) {
      const now = performance.now()
      if (now - drawnAt < redrawMs) return
      drawnAt = now
      drawn = true
      const part = total > 0 ? Math.min(1, done / total) : 0
      const filled = Math.round(part * barWidth)
      const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled)
      const counted = of === undefined ? '' : ` (${done.toLocaleString('en')} ${of})`
      stderr.write(`\r${label} ${bar} ${Math.round(part * 100)} %${counted}\u001B[K`)
    },
    end() {
      if (drawn) stderr.write('\r\u001B[K')
    },
  }
}

function painter(colours: boolean): Paint {
  const paint = (open: number, close: number) => (text: string) =>
    colours ? `\u001B[${open}m${text}\u001B[${close}m` : text
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    good: paint(32, 39),
    bad: paint(31, 39),
    warn: paint(33, 39),
  }
}

/** Rows as columns of equal width; `right` names the columns that hold numbers. */
export function columns(
  rows: readonly (readonly string[])[],
  right: ReadonlySet<number> = new Set(),
): string[] {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)))
  return rows.map((row) =>
    row
      .map((cell, at) => (right.has(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
