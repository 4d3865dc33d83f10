import { Fault } from '../../../core/errors.ts'

export const noSuchAlert = (): Fault => new Fault('not_found', { detail: 'There is no such alert here.' })
