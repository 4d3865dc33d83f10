/** The product for one test file, from before its first test until after its last. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { newDatabase } from '../../apps/api/core/testing/database.ts'
import { startProduct, type Product } from './product.ts'
import { sampleDatabase, signInToSample } from './sample.ts'

export interface Stage {
  address: string
  /** A fresh browser profile. Messages the page should never print are collected in `complaints`. */
  open(options?: BrowserContextOptions): Promise<Page>
  complaints: string[]
}

interface StageOptions {
  /** Begin with the sample household opened, and its owner signed in on every page. */
  sample?: boolean
  /** Where nobody looks ahead, no forecast is made. */
  lookAhead?: boolean
}

/** Starts the product before the tests of a file and stops it after them. */
export function stage({ sample = false, lookAhead = true }: StageOptions = {}): Stage {
  const made: Stage = { address: '', complaints: [], open: () => Promise.reject(new Error('not started')) }
  const running: { product?: Product } = {}
  beforeAll(async () => {
    const database = await (sample ? sampleDatabase() : newDatabase())
    const product = await startProduct(database, { lookAhead })
    running.product = product
    made.address = product.address
    made.open = async (options) => {
      const page = await product.open(made.complaints, options)
      if (sample) await signInToSample(page, product.address)
      return page
    }
  })
  afterAll(async () => {
    await running.product?.end()
    expect(made.complaints).toEqual([])
  })
  return made
}
