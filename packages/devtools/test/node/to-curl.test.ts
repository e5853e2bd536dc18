import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { toCurl } from '../../src/to-curl.js'

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyX2FkYSJ9.c2lnbmF0dXJl'

function curl(url: string, init: { headers?: Record<string, string>; body?: unknown; method?: string } = {}) {
  return toCurl({ method: init.method ?? 'GET', url, headers: new Headers(init.headers), body: init.body })
}

/** The arguments that a shell hands to curl, in whose place stands printf. */
function run(command: string, variables: Record<string, string> = {}): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`
  const env = { PATH: process.env['PATH'], ...variables }
  return execFileSync('bash', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1)
}

it('replaces every secret with a shell variable', () => {
  const headers = { authorization: `Bearer ${jwt}`, cookie: 'a=b', 'x-csrf-token': 'x', 'x-trace': `t ${jwt}` }
  const text = curl(`https://u:p@a.example/${jwt}/x?access_token=s3cret&ref=${jwt}&2fa_code=7&q=tea#id_token=${jwt}`, {
    headers,
    method: 'POST',
    body: `{"t":"${jwt}"}`,
  })
  for (const secret of ['eyJ', 's3cret', 'u:p', 'a=b']) expect(text).not.toContain(secret)
  const values = { TOKEN: jwt, ACCESS_TOKEN: '$(id)', REF: 'r"', _2FA_CODE: '7', COOKIE: "a='b", X_CSRF_TOKEN: '`id`' }
  expect(run(text, values)).toEqual([
    `https://a.example/${jwt}/x?access_token=$(id)&ref=r"&2fa_code=7&q=tea`,
    '-X',
    'POST',
    '-H',
    `authorization: Bearer ${jwt}`,
    '-H',
    "cookie: a='b",
    '-H',
    'x-csrf-token: `id`',
    '-H',
    `x-trace: t ${jwt}`,
    '--data-raw',
    `{"t":"${jwt}"}`,
  ])
})

it('leaves nothing for a shell to run', () => {
  const url = `https://a.example/?q=';echo $HOME;'`
  const body = "it's `date` $(id) \\ \n!!\"'"
  const headers = { 'x-`id`': "it's `date`", 'x-`id`-token': '1' }
  expect(run(curl(url, { body, headers, method: '`id`' }), { HOME: '/', X_ID_TOKEN: 'k' })).toEqual([
    url,
    '-X',
    '`id`',
    '-H',
    "x-`id`: it's `date`",
    '-H',
    'x-`id`-token: k',
    '--data-raw',
    body,
  ])
})

it('uses a file for a body that is not text, and omits the method GET', () => {
  expect(curl('https://a.example/', { body: new Uint8Array(2), method: 'PUT' })).toContain('--data-binary @body')
  expect(curl('https://a.example/')).toBe("curl 'https://a.example/'")
})
