import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'

/** Everything a thread has loaded once its file is read. */
async function loadedBy(file: string): Promise<string[]> {
  const begin = `
    const { parentPort, workerData } = require('node:worker_threads')
    const urls = []
    require('node:module').registerHooks({
      load: (url, context, next) => (urls.push(url), next(url, context)),
    })
    import(workerData.file).then(() => parentPort.postMessage({ urls }))`
  const worker = new Worker(begin, {
    eval: true,
    workerData: { file: new URL(`../thread/${file}.ts`, import.meta.url).href },
  })
  try {
    return await new Promise((resolve, reject) => {
      worker.on('error', reject)
      // What it says of a task that is none comes too.
      worker.on('message', ({ urls }: { urls?: string[] }) => urls && resolve(urls))
    })
  } finally {
    await worker.terminate()
  }
}

test.each(['forecaster', 'members', 'trainer'])(
  'the %s begins with what it uses alone: shapes, holidays and networks stay where they are',
  async (file) => {
    const urls = await loadedBy(file)
    expect(urls.some((url) => url.includes('/outlook/'))).toBe(true)
    expect(urls.filter((url) => /zod|date-holidays|packages\/(tft|neural-rde|numerics)\//.test(url))).toEqual(
      [],
    )
  },
)
