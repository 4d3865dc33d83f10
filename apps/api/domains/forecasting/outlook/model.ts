/** A workspace's model: the ensembles of its series, two networks over all of them, and how they are joined. */
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Grain } from '../schemas.ts'
import type { Spread } from './balance.ts'
import type { BandFactors } from './flow.ts'
import type { FittedEnsemble } from './methods.ts'

/** A model of another version is read no more. */
export const modelVersion = 2

/** The ensemble of one series at one grain. */
export interface SeriesFit {
  /** The first day of the series it was fitted to: later readings begin there too. */
  readonly from: number
  readonly fitted: FittedEnsemble
}

export interface Model {
  readonly version: typeof modelVersion
  /** The last day it learned from. */
  readonly learnedTo: number
  /** By grain and series (`fitKey`). */
  readonly fits: Readonly<Record<string, SeriesFit>>
  /** Those without a share too: a person may ask what they say. */
  readonly networks: readonly NetworkPart[]
  /** Of flows, by grain and sort of series (`sortKey`); the rest of 1 is the ensemble's. */
  readonly shares: Readonly<Record<string, Shares>>
  /** By the same. */
  readonly factors: Readonly<Record<string, BandFactors>>
  /** By series; of balances. */
  readonly spreads: Readonly<Record<string, Spread>>
}

export interface NetworkPart {
  readonly name: NetworkName
  /** A safetensors file. */
  readonly bytes: Uint8Array
}

export const networkNames = ['tft', 'neural-rde'] as const
export type NetworkName = (typeof networkNames)[number]

/** Networks speak of days alone. */
export type Shares = Readonly<Record<NetworkName | 'climatology', number>>
export const ensembleAlone: Shares = { climatology: 0, tft: 0, 'neural-rde': 0 }

/** Series whose methods are weighed, and whose bands are stretched, alike. */
export const sorts = ['sum', 'category', 'sparse'] as const
export type Sort = (typeof sorts)[number]

export const sortKey = (grain: Grain, sort: Sort): string => `${grain} ${sort}`

export const fitKey = (grain: Grain, seriesId: string): string => `${grain} ${seriesId}`

/** JSON, in which arrays of numbers and bytes are base64; packed by gzip. */
export function modelToBytes(model: Model): Uint8Array {
  const text = JSON.stringify(model, function pack(this: Record<string, unknown>, key, value: unknown) {
    if (value instanceof Float64Array) return { float64: base64Of(value) }
    // A Buffer would have become JSON before it gets here.
    const raw = this[key]
    if (raw instanceof Uint8Array) return { bytes: base64Of(raw) }
    if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) }
    return value
  })
  return gzipSync(text, { level: 1 })
}

const base64Of = ({ buffer, byteOffset, byteLength }: Float64Array | Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

/** Null where the model is of another version: such a one forecasts nothing any more. */
export function modelFromBytes(bytes: Uint8Array): Model | null {
  const model = JSON.parse(gunzipSync(bytes).toString(), (_key, value: unknown) => {
    if (value === null || typeof value !== 'object') return value
    if ('float64' in value && typeof value.float64 === 'string') {
      return new Float64Array(new Uint8Array(Buffer.from(value.float64, 'base64')).buffer)
    }
    if ('bytes' in value && typeof value.bytes === 'string') {
      return new Uint8Array(Buffer.from(value.bytes, 'base64'))
    }
    return 'number' in value && typeof value.number === 'string' ? Number(value.number) : value
  }) as Model
  return model.version === modelVersion ? model : null
}
