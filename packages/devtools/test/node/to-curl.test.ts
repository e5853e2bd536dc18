import { expect, it } from 'vitest'
import { toCurl } from '../../src/to-curl.js'

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyX2FkYSJ9.c2lnbmF0dXJl'

function curl(url: string, init: { headers?: Record<string, string>; body?: unknown; method?: string } = {}) {
  return toCurl({ method: init.method ?? 'GET', url, headers: new Headers(init.headers), body: init.body })
}

it('puts a variable in place of every secret', () => {
  const headers = { authorization: `Bearer ${jwt}`, cookie: 'a=b', 'x-csrf-token': 'x', 'x-trace': `t ${jwt}` }
  const text = curl(`https://u:p@a.example/${jwt}/x?access_token=s3cret&ref=${jwt}&q=tea#id_token=${jwt}`, {
    headers,
    method: 'POST',
    body: `{"t":"${jwt}"}`,
  })
  for (const secret of ['eyJ', 's3cret', 'u:p', 'a=b']) expect(text).not.toContain(secret)
  expect(text).toContain("'https://a.example/$TOKEN/x?access_token=$ACCESS_TOKEN&ref=$REF&q=tea'")
  expect(text).toContain('"cookie: $COOKIE"')
  expect(text).toContain(`'x-trace: t $TOKEN'`)
})

it('leaves a shell nothing to run', () => {
  const text = curl(`https://a.example/?q=';rm -rf $HOME;'`, { body: "it's `date` $(id)", method: 'PUT' })
  expect(text).toContain(`'https://a.example/?q='\\'';rm -rf $HOME;'\\'''`)
  expect(text).toContain(`--data-raw 'it'\\''s \`date\` $(id)'`)
})

it('names a body that is no text, and no method but GET', () => {
  expect(curl('https://a.example/', { body: new Uint8Array(2), method: 'PUT' })).toContain('--data-binary @body')
  expect(curl('https://a.example/')).toBe("curl 'https://a.example/'")
})
