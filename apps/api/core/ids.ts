import * as ids from '@scale/ids'
import { Fault } from './errors.ts'

export { isUuid, newId, toWire, wireId, type Prefix } from '@scale/ids'

/** The UUID behind a wire id such as `txn_01h4…`. Throws `Fault('id_malformed')`. */
export function fromWire(prefix: ids.Prefix, wire: string, field?: string): string {
  try {
    return ids.fromWire(prefix, wire)
  } catch (cause) {
    if (!(cause instanceof ids.MalformedId)) throw cause
    throw new Fault('id_malformed', {
      detail: cause.message,
      cause,
      ...(field === undefined ? {} : { field }),
    })
  }
}
