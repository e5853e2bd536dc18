import * as fc from 'fast-check'

const hosts = fc.constantFrom(
  'api.example.com',
  'API.EXAMPLE.COM',
  'a.api.example.com',
  'example.com',
  'xexample.com',
  'example.com.evil.net',
  'evil.net',
  'api.example.com.',
  'api.example.com:443',
  'api.example.com:444',
  'api.example.com:',
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '[::1]',
  'bücher.example.com',
  'xn--bcher-kva.example.com',
  'ａｐｉ.example.com',
  'api。example.com',
  'api%2eexample.com',
  'api.example.com%00.evil.net',
  'a.b.wild.net',
  'wild.net',
  'a.wild.net:8443',
  '',
)
const schemes = fc.constantFrom(
  'https:',
  'http:',
  'HTTPS:',
  'hTTp:',
  'ftp:',
  'blob:https:',
  'data:',
  'javascript:',
  'ws:',
  'file:',
  '',
  'https',
  '\thttps:',
  ' https:',
  'ht\ntps:',
)
const slashes = fc.constantFrom('//', '/', '///', '\\\\', '/\\', '\\/', '', '//\t', '/\n/', ':')
const users = fc.constantFrom(
  '',
  'user@',
  'user:pass@',
  '@',
  'api.example.com@',
  'api.example.com:443@',
  'https://api.example.com@',
  '%40',
)
const tails = fc.constantFrom(
  '',
  '/',
  '/path',
  '/../..',
  '\\@evil.net',
  '/@evil.net',
  '?@evil.net',
  '#@evil.net',
  '#//evil.net',
  '//evil.net',
  '/\\evil.net',
  '?a=https://api.example.com',
  '/%2e%2e/',
  '\u0000',
  '\u2028',
  '/ü',
)
const junk = fc.constantFrom('', '\t', '\n', ' ', '\u0000', '\uFEFF', '%', '\\', '\ud800')

/** Things that are URLs, nearly are, or only look so. */
export const urlTexts: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(junk, schemes, slashes, users, hosts, tails).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.tuple(slashes, junk, users, hosts, tails).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.webUrl() },
)

/** Entries of `origins`: good ones, nearly good ones, and all that could be taken for one. */
export const originTexts: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom('https:', 'https:', 'http:', 'HTTPS:', 'ftp:', ''),
        fc.constantFrom('//', '//', '//', '/', '///', '\\\\'),
        fc.constantFrom('', '', '*.', '*', '*.*.', '%2a.', '*.@', 'user@'),
        hosts,
        fc.constantFrom('', '', '/', '?', '#', '/*', '//*.evil.net', '@*.evil.net', ' ', '\t'),
      )
      .map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: urlTexts },
)

/** Bytes as a string, each character one of 256. */
const bytes = fc.uint8Array({ maxLength: 60 }).map((array) => String.fromCharCode(...array))

const claims = fc.oneof(
  fc.record(
    { sub: fc.anything(), sid: fc.anything(), o: fc.anything(), org_id: fc.anything(), v: fc.anything() },
    { requiredKeys: [] },
  ),
  fc.record(
    { sub: fc.constantFrom('user_a', 'user_b'), v: fc.constantFrom(1, 2), sid: fc.constantFrom('s', undefined) },
    { requiredKeys: [] },
  ),
  fc.anything(),
)

/** Tokens: JWTs with any payload, with broken ones, and what is none. */
export const tokens: fc.Arbitrary<string> = fc.oneof(
  claims.map((value) => `h.${base64Url(safeJson(value))}.s`),
  bytes.map((text) => `h.${base64Url(text)}.s`),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.string({ maxLength: 8 }), { maxLength: 6 }).map((parts) => parts.join('.')),
)

/** Values of `Retry-After`. */
export const retryAfters: fc.Arbitrary<string> = fc.oneof(
  fc.integer().map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  fc.constantFrom(
    '',
    ' ',
    '1e400',
    '-1',
    '+5',
    '0x10',
    'Infinity',
    'NaN',
    '1, 2',
    '99999999999999999999999999',
    '1.5',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    '1969-12-31',
    '٣',
  ),
  fc.string({ maxLength: 30 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
)

/** Bodies: JSON, broken JSON, bytes. */
export const bodies: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.json(),
  fc.json().map((text) => text.slice(0, text.length / 2)),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.uint8Array({ maxLength: 80 }),
  fc.constantFrom('', ' ', '\uFEFF{}', '[[[[[[[[', '{"__proto__":1}', 'NaN', '<html>'),
)

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return '{'
  }
}

function base64Url(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64url')
}
