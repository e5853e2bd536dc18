import { equal, ok } from './assert.js'
import { createTokens, echoUrl, seen, sentTo, type ContractCase } from './contract-case.js'

const bytes = Uint8Array.from([0, 65, 128, 255])

function form(): FormData {
  const data = new FormData()
  data.append('field', 'välue')
  data.append('file', new Blob(['content'], { type: 'text/csv' }), 'table.csv')
  return data
}

/** Every kind of body that can be sent twice. */
const kinds: Readonly<Record<string, () => BodyInit>> = {
  string: () => 'text ä',
  'empty string': () => '',
  URLSearchParams: () => new URLSearchParams({ a: '1', b: 'ä' }),
  FormData: form,
  Blob: () => new Blob([bytes], { type: 'image/png' }),
  ArrayBuffer: () => bytes.slice().buffer,
  Uint8Array: () => bytes.slice(),
  'part of a buffer': () => new Uint8Array([...bytes, 1, 2, 3]).subarray(1, 3),
  DataView: () => new DataView(bytes.slice().buffer, 1, 2),
}

export const bodyCases: readonly ContractCase[] = [
  ...Object.entries(kinds).flatMap(([kind, create]): ContractCase[] => [
    {
      name: `authFetch sends a body of kind ${kind} as fetch does`,
      async run({ core, origin }) {
        const authFetch = core.createAuthFetch({ getToken: () => 'token', origins: [origin] })
        const url = echoUrl(origin)
        await authFetch(url, { method: 'POST', body: create() })
        await fetch(url, { method: 'POST', body: create() })
        const [ours, theirs] = (await sentTo(url)).map(withoutBoundary)
        equal(ours, theirs)
      },
    },
    {
      name: `authFetch replays a body of kind ${kind}`,
      async run({ core, origin }) {
        const authFetch = core.createAuthFetch({ ...createTokens(), origins: [origin] })
        const url = echoUrl(origin, { accept: 'fresh' })
        equal((await authFetch(url, { method: 'POST', body: create() })).status, 200)
        const [first, second, ...more] = (await sentTo(url)).map(withoutBoundary)
        equal(second, first)
        equal(more, [])
      },
    },
    {
      name: `authFetch replays a Request with a body of kind ${kind}`,
      async run({ core, origin }) {
        const authFetch = core.createAuthFetch({ ...createTokens(), origins: [origin] })
        const url = echoUrl(origin, { accept: 'fresh' })
        equal((await authFetch(new Request(url, { method: 'POST', body: create() }))).status, 200)
        await fetch(new Request(url, { method: 'POST', body: create() }))
        const [first, second, bare] = (await sentTo(url)).map(withoutBoundary)
        equal(first, bare, 'first')
        equal(second, bare, 'second')
      },
    },
  ]),
  {
    name: 'authFetch replays a Request without a body',
    async run({ core, origin }) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const authFetch = core.createAuthFetch({ ...createTokens(), origins: [origin] })
        const url = echoUrl(origin, { accept: 'fresh' })
        equal((await seen(await authFetch(new Request(url, { method })))).method, method)
        equal((await sentTo(url)).length, 2, 'sends')
      }
    },
  },
  {
    name: 'authFetch replays the body of init instead of that of the Request',
    async run({ core, origin }) {
      const authFetch = core.createAuthFetch({ ...createTokens(), origins: [origin] })
      const url = echoUrl(origin, { accept: 'fresh' })
      await authFetch(new Request(url, { method: 'POST', body: 'lost' }), { body: 'kept' })
      equal(
        (await sentTo(url)).map(({ body }) => body),
        ['kept', 'kept'],
      )
    },
  },
  {
    name: 'authFetch sends a stream once and returns the original 401',
    async run({ core }) {
      if (typeof ReadableStream !== 'function') return
      const sent: string[] = []
      const tokens = createTokens()
      const authFetch = core.createAuthFetch({
        ...tokens,
        origins: ['https://api.test'],
        // In the underlying fetch, since few runtimes upload a stream over HTTP/1.1.
        async fetch(_, init) {
          sent.push(await new Response(init?.body ?? null).text())
          return new Response('rejected', { status: 401 })
        },
      })
      const response = await authFetch('https://api.test/', streaming())
      equal([response.status, await response.text()], [401, 'rejected'])
      equal(sent, ['streamed'])
      equal(tokens.refreshes, 0, 'refreshes')
    },
  },
  {
    name: 'authFetch uploads a stream where fetch does, and fails where fetch fails',
    async run({ core, origin }) {
      if (typeof ReadableStream !== 'function') return
      const authFetch = core.createAuthFetch({ ...createTokens(), origins: [origin] })
      const url = echoUrl(origin, { accept: 'fresh' })
      const [ours] = await Promise.allSettled([authFetch(url, streaming())])
      const [theirs] = await Promise.allSettled([fetch(url, streaming())])
      equal(ours.status, theirs.status)
      if (ours.status === 'rejected') return
      equal(ours.value.status, 401)
      const [first, second, ...more] = await sentTo(url)
      equal(first?.body, second?.body)
      equal(more, [])
    },
  },
  {
    name: 'authFetch does not replay a keepalive body above the quota',
    async run({ core }) {
      let sends = 0
      const authFetch = core.createAuthFetch({
        ...createTokens(),
        origins: ['https://api.test'],
        fetch: () => ((sends += 1), Promise.resolve(new Response('rejected', { status: 401 }))),
      })
      const body = 'x'.repeat(70_000)
      await authFetch('https://api.test/', { method: 'POST', body, keepalive: true })
      equal(sends, 1, 'sends with keepalive')
      await authFetch('https://api.test/', { method: 'POST', body })
      ok(sends === 3, 'it is replayed without keepalive')
    },
  },
]

function streaming(): RequestInit {
  const init = { method: 'POST', body: new Blob(['streamed']).stream(), duplex: 'half' }
  return init
}

/** Removes what differs: the token, and the random boundary of a multipart body. */
function withoutBoundary({
  headers,
  body,
  method,
  url,
}: {
  headers: Readonly<Record<string, string>>
  body: string
  method: string
  url: string
}) {
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1]
  const clean = (text: string | undefined) => (boundary === undefined ? text : text?.replaceAll(boundary, 'boundary'))
  return {
    method,
    url,
    type: clean(headers['content-type']),
    // Deno sends no Content-Length for an empty Blob.
    length: boundary === undefined && (headers['content-length'] ?? '0'),
    body: clean(body),
  }
}
