import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contradicts, readClaims } from '../src/claims.js'
import { jwt } from './support/tokens.js'

const identity = { userId: 'user', sessionId: 'session', orgId: 'organization' }

describe('the claims of a token', () => {
  it('contradict nobody and throw nothing when the token is arbitrary', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (text, bytes) => {
        for (const token of [text, `a.${text}.b`, `a.${Buffer.from(bytes).toString('base64url')}.b`]) {
          expect(contradicts(readClaims(token), identity, undefined)).toBe(false)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('throw nothing when they are any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (claims) => {
        expect(typeof contradicts(readClaims(jwt(claims as object)), identity, undefined)).toBe('boolean')
      }),
    )
    for (const claims of [null, 5, 'text', [], [{ sub: 'x' }]])
      expect(contradicts(readClaims(jwt(claims as object)), identity, undefined)).toBe(false)
  })

  it('contradict exactly when one of them names somebody else', () => {
    const id = fc.constantFrom('user', 'session', 'organization', 'other')
    const claims = fc.record(
      { sub: id, sid: id, org_id: id, name: fc.string({ unit: 'grapheme' }) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(claims, ({ sub, sid, org_id, name }) => {
        const differs =
          (sub !== undefined && sub !== 'user') ||
          (sid !== undefined && sid !== 'session') ||
          (org_id !== undefined && org_id !== 'organization')
        expect(contradicts(readClaims(jwt({ sub, sid, org_id, name })), identity, undefined)).toBe(differs)
      }),
    )
  })
})
