/**
 * Runs a producer beside its consumer, a few pages ahead: while one connection inserts a page, another one reads the
 * next, and this process works on the one between.
 */
const pagesAheadMax = 2

export async function* readAhead<Page>(
  produce: (give: (page: Page) => Promise<void>) => Promise<void>,
): AsyncGenerator<Page> {
  const pages: Page[] = []
  const state = { ended: false, stopped: false }
  let wakeConsumer = (): void => {}
  let wakeProducer = (): void => {}
  const give = async (page: Page): Promise<void> => {
    pages.push(page)
    wakeConsumer()
    while (pages.length >= pagesAheadMax && !state.stopped) {
      await new Promise<void>((resolve) => (wakeProducer = resolve))
    }
    if (state.stopped) throw new Stopped()
  }
  const producing = produce(give).finally(() => {
    state.ended = true
    wakeConsumer()
  })
  // A failure is met below, when the pages before it are used up; until then nobody else looks at it.
  producing.catch(() => {})
  try {
    for (;;) {
      const page = pages.shift()
      if (page !== undefined) {
        wakeProducer()
        yield page
      } else if (state.ended) {
        break
      } else {
        await new Promise<void>((resolve) => (wakeConsumer = resolve))
      }
    }
    await producing
  } finally {
    state.stopped = true
    wakeProducer()
    await producing.catch(() => {})
  }
}

/** The consumer has left before the end. */
class Stopped extends Error {}
