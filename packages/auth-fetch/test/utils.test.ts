import { describe, expect, it } from 'vitest'
import { cancelBody, publicUrl } from '../src/utils.js'

describe('what is named in messages and events', () => {
  it.each([
    'https:user:pw@h.test/',
    'https:/user:pw@h.test/',
    'https:///user:pw@h.test/',
    'https:\\\\user:pw@h.test/',
    'https:/\t/user:pw@h.test/',
    'h\nttps://user:pw@h.test/',
    ' https://user:pw@h.test/',
    '//user:pw@h.test/',
  ])('holds no password of %j, which the standard takes for one', (input) => {
    expect(new URL(input, 'http://page.test').password).toBe('pw')
    expect(publicUrl(input)).not.toContain('pw')
    expect(publicUrl(input)).toMatch(/h\.test\/$/)
  })

  it.each(['/users/a@b.test', '/@me', 'https://h.test/@me', 'https://h.test/a:b@c'])(
    'keeps the path of %s',
    (input) => {
      expect(publicUrl(`${input}?q#f`)).toBe(input)
    },
  )
})

describe('what is given up', () => {
  it.each([undefined, null, 'text', {}, { cancel: () => {} }])('may be no stream of the standard: %j', (stream) => {
    expect(() => cancelBody(stream)).not.toThrow()
  })
})
