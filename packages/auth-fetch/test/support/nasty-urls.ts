import * as fc from 'fast-check'

const pieces = [
  'http:', 'https:', 'HTTPS:', 'ftp:', 'blob:', 'data:', 'javascript:', '/', '//', '\\', '\t', '\n', '\r', ' ', '.', '..', '@', ':', '?', '#', '%2f', '%00', '\u0000', '*', '[', ']',
  'api.example.com', 'API.example.com', 'api.example.com.', 'example.com', 'evil.com', 'a.wild.test', 'wild.test', 'localhost', '127.0.0.1', 'b\u00fccher.example', 'xn--bcher-kva.example', '\u3002', '\uff0f',
  ':443', ':80', ':8443', ':3000', 'user', 'pass', 'path', 'q=1', '~', '-', '_', '\ud800',
] // prettier-ignore

const starts = [
  '',
  '/',
  '//',
  '/\\',
  'https://api.example.com',
  'https://api.example.com/',
  'https://api.example.co',
  'http://localhost:3000',
  'http://localhost:3000/',
  'https://',
  'https:/',
  'https:',
]

/** Strings that a URL parser reads differently from a careless reader. */
export const nastyUrl: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...starts),
    fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 6 }),
  )
  .map(([start, rest]) => start + rest.join(''))
