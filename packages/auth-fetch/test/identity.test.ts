import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conflictsWith, createCallerCheck, readClaims } from '../src/identity.js'
import { jwt } from './support/tokens.js'

const identity = { userId: 'user', sessionId: 'session', orgId: 'organization' }

describe('the claims of a token', () => {
  it('contradict nobody and throw nothing when the token is arbitrary', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (text, bytes) => {
        for (const token of [text, `a.${text}.b`, `a.${Buffer.from(bytes).toString('base64url')}.b`]) {
          expect(conflictsWith(readClaims(token), identity, undefined)).toBe(false)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('throw nothing when they are any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (claims) => {
        expect(typeof conflictsWith(readClaims(jwt(claims as object)), identity, undefined)).toBe('boolean')
      }),
    )
    for (const claims of [null, 5, 'text', [], [{ sub: 'x' }]])
      expect(conflictsWith(readClaims(jwt(claims as object)), identity, undefined)).toBe(false)
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
        expect(conflictsWith(readClaims(jwt({ sub, sid, org_id, name })), identity, undefined)).toBe(differs)
      }),
    )
  })
})

describe('the claims of a session token', () => {
  it('of version 2 without an organization fit somebody without one', () => {
    const token = readClaims(jwt({ sub: 'user_a', sid: 'sess_a', v: 2 }))
    expect(conflictsWith(token, { userId: 'user_a', orgId: null }, undefined)).toBe(false)
    expect(conflictsWith(token, { userId: 'user_a', orgId: 'org_a' }, undefined)).toBe(true)
  })

  it('of version 1 without an organization say nothing of one', () => {
    const token = readClaims(jwt({ sub: 'user_a', sid: 'sess_a' }))
    expect(conflictsWith(token, { userId: 'user_a', orgId: 'org_a' }, undefined)).toBe(false)
  })
})

describe('the fence', () => {
  it('does not admit a token to one organization because it was admitted to another', () => {
    const caller = { userId: 'user_a' }
    const isSameCaller = createCallerCheck(() => caller)
    const token = jwt({ sub: 'user_a', org_id: 'org_a' })
    expect(isSameCaller(caller, token, 'org_a')).toBe(true)
    expect(isSameCaller(caller, token, 'org_b')).toBe(false)
  })
})
