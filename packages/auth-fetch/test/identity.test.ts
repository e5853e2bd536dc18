import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conflictsWith, createCallerCheck, readClaims } from '../src/identity.js'
import { jwt } from './support/tokens.js'

const identity = { userId: 'user', sessionId: 'session', orgId: 'organization' }

describe('conflictsWith', () => {
  it('An arbitrary token neither conflicts nor throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (text, bytes) => {
        for (const token of [text, `a.${text}.b`, `a.${Buffer.from(bytes).toString('base64url')}.b`]) {
          expect(conflictsWith(readClaims(token), identity, undefined)).toBe(false)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('Claims of any JSON type do not throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (claims) => {
        expect(typeof conflictsWith(readClaims(jwt(claims as object)), identity, undefined)).toBe('boolean')
      }),
    )
    for (const claims of [null, 5, 'text', [], [{ sub: 'x' }]])
      expect(conflictsWith(readClaims(jwt(claims as object)), identity, undefined)).toBe(false)
  })

  it('Claims conflict exactly when one of them names someone else', () => {
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
  it('A session token of version 2 without an organization matches a user without one', () => {
    const token = readClaims(jwt({ sub: 'user_a', sid: 'sess_a', v: 2 }))
    expect(conflictsWith(token, { userId: 'user_a', orgId: null }, undefined)).toBe(false)
    expect(conflictsWith(token, { userId: 'user_a', orgId: 'org_a' }, undefined)).toBe(true)
  })

  it('A session token of version 1 without an organization matches any organization', () => {
    const token = readClaims(jwt({ sub: 'user_a', sid: 'sess_a' }))
    expect(conflictsWith(token, { userId: 'user_a', orgId: 'org_a' }, undefined)).toBe(false)
  })
})

describe('createCallerCheck', () => {
  it('A token that was accepted for one organization is not accepted for another', () => {
    const caller = { userId: 'user_a' }
    const isSameCaller = createCallerCheck(() => caller)
    const token = jwt({ sub: 'user_a', org_id: 'org_a' })
    expect(isSameCaller(caller, token, 'org_a')).toBe(true)
    expect(isSameCaller(caller, token, 'org_b')).toBe(false)
  })
})
