import { z } from 'zod'

/** A change that can be taken back names its operation in this header too, whatever its body is. */
export const operationHeader = 'x-operation'

/** What `request.write` sends for a change of a versioned thing. */
export function changed<T extends { version: number }>(
  status: 200 | 201,
  done: { operationId: string; body: T },
) {
  const { body, operationId } = done
  return { status, body, version: body.version, headers: { [operationHeader]: operationId } }
}

export const nothing = z.null().describe('Nothing to say')
