import { expect, test } from 'vitest'
import { credentialOf, identitiesOf, type Credential } from '../identity.ts'

const ann: Credential = { kind: 'session', headers: new Headers(), proof: 'token-of-ann' }

function desk(options: { onLookUp?: () => void; heard?: () => boolean } = {}) {
  let now = 0
  let lookUps = 0
  const state = { signedIn: true }
  const identities = identitiesOf({
    nowMs: () => now,
    heard: options.heard ?? (() => true),
    memberships: { of: async () => [{ workspaceId: 'w', role: 'owner', erasing: false }] },
    auth: {
      keyOf: async () => null,
      people: { find: async () => null },
      async sessionOf() {
        lookUps++
        const answer = state.signedIn
          ? {
              id: 's',
              userId: 'ann',
              person: { name: 'Ann', email: 'ann@example.org' },
              startedAtMs: 0,
              endsAtMs: 1e9,
            }
          : null
        await Promise.resolve()
        options.onLookUp?.()
        return answer
      },
    },
  })
  return { identities, state, count: () => lookUps, pass: (ms: number) => (now += ms) }
}

test('an identity is looked up once in a while, not on every request', async () => {
  const { identities, count, pass } = desk()
  for (let request = 0; request < 5; request++) expect((await identities.of(ann))?.userId).toBe('ann')
  expect(count()).toBe(1)
  pass(31_000)
  await identities.of(ann)
  expect(count()).toBe(2)
})

test('a session that ends is refused at the next request', async () => {
  const { identities, state } = desk()
  await identities.of(ann)
  state.signedIn = false
  identities.forget('ann')
  expect(await identities.of(ann)).toBeNull()
})

test('a look-up that was under way while the session ended is not remembered', async () => {
  let end = () => {}
  const { identities, state } = desk({ onLookUp: () => end() })
  end = () => {
    state.signedIn = false
    identities.forget('ann')
    end = () => {}
  }
  expect((await identities.of(ann))?.userId).toBe('ann')
  expect(await identities.of(ann)).toBeNull()
})

test('nothing is remembered while changes elsewhere cannot be heard', async () => {
  const { identities, count } = desk({ heard: () => false })
  await identities.of(ann)
  await identities.of(ann)
  expect(count()).toBe(2)
})

test.each([
  [
    { 'x-api-key': 'scale_abc', cookie: 'scale.session_token=t' },
    { kind: 'key', secret: 'scale_abc' },
  ],
  [{ authorization: 'Bearer scale_abc' }, { kind: 'key', secret: 'scale_abc' }],
  [{ authorization: 'bearer tok.sig' }, { kind: 'session', proof: 'tok.sig' }],
  [{ cookie: 'a=b; scale.session_token=t.s; c=d' }, { kind: 'session', proof: 'scale.session_token=t.s' }],
  [
    { cookie: '__Secure-scale.session_token=t.s' },
    { kind: 'session', proof: '__Secure-scale.session_token=t.s' },
  ],
  [{ cookie: 'evil-scale.session_token=t' }, null],
  [{ authorization: 'Basic YTpi' }, null],
  [{}, null],
])('%j carries %j', (headers, credential) => {
  const { headers: _passedOn, ...found } = { headers: null, ...credentialOf(headers) }
  expect(found).toEqual(credential ?? {})
})
