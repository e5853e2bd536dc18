import { describe, expect, it } from 'vitest'
import { cancelBody, publicUrl } from '../src/utils.js'

describe('publicUrl', () => {
  it.each([
    'https:user:pw@h.test/',
    'https:/user:pw@h.test/',
    'https:///user:pw@h.test/',
    'https:\\\\user:pw@h.test/',
    'https:/\t/user:pw@h.test/',
    'h\nttps://user:pw@h.test/',
    ' https://user:pw@h.test/',
    '//user:pw@h.test/',
  ])('publicUrl removes the password from %j, as the URL standard parses it', (input) => {
    expect(new URL(input, 'http://page.test').password).toBe('pw')
    expect(publicUrl(input)).not.toContain('pw')
    expect(publicUrl(input)).toMatch(/h\.test\/$/)
  })

  it.each(['/users/a@b.test', '/@me', 'https://h.test/@me', 'https://h.test/a:b@c'])(
    'publicUrl keeps the path of %s',
    (input) => {
      expect(publicUrl(`${input}?q#f`)).toBe(input)
    },
  )
})

describe('cancelBody', () => {
  it.each([undefined, null, 'text', {}, { cancel: () => {} }])(
    'cancelBody accepts a value that is not a standard stream: %j',
    (stream) => {
      expect(() => cancelBody(stream)).not.toThrow()
    },
  )
})
