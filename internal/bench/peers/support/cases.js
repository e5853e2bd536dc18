/**
 * A case gets what makes a client and an API to send to; it gives `true`, or says what went wrong.
 */
export const cases = [
  {
    title: 'a `Request` arrives whole: method, headers, body',
    needs: ['init', 'request'],
    async run(create, api) {
      const sent = api.serve()
      const request = new Request(api.url, {
        method: 'PUT',
        headers: { 'X-Client': 'a', 'Content-Type': 'text/plain' },
        body: 'hello',
      })
      await settle(api, [create()(request)])
      return check(sent, api, ({ method, headers, body }) => method === 'PUT' && has(headers) && body === 'hello')
    },
  },
  {
    title: 'a `Request` and an `init` are merged as by fetch: what `init` names wins, the rest stays',
    needs: ['init', 'request'],
    async run(create, api) {
      const sent = api.serve()
      const request = new Request(api.url, {
        method: 'PUT',
        headers: { 'X-Old': 'b', 'Content-Type': 'text/plain' },
        body: 'hello',
      })
      await settle(api, [create()(request, { headers: { 'X-Client': 'a' } })])
      return check(
        sent,
        api,
        ({ method, headers, body }) =>
          method === 'PUT' && has(headers) && headers.get('X-Old') === null && body === 'hello',
      )
    },
  },
  {
    title: 'headers as object, array and `Headers` arrive',
    needs: ['init'],
    async run(create, api) {
      const sent = api.serve()
      const send = create()
      for (const headers of [{ 'X-Client': 'a' }, [['X-Client', 'a']], new Headers({ 'X-Client': 'a' })]) {
        await settle(api, [send(api.url, { method: 'POST', headers, body: '{"a":1}' })])
      }
      if (sent.length !== 3) return `${sent.length} of 3 sent`
      return check(sent, api, ({ method, headers, body }) => method === 'POST' && has(headers) && body === '{"a":1}')
    },
  },
  {
    title: "the caller's own `Authorization` is kept",
    needs: ['init'],
    async run(create, api) {
      const sent = api.serve()
      await settle(api, [create()(api.url, { headers: { Authorization: 'Basic abc' } })])
      return sent[0]?.authorization === 'Basic abc' || 'replaced'
    },
  },
  {
    title: "the caller's `Headers` object is left alone",
    needs: ['init'],
    async run(create, api) {
      api.serve()
      const headers = new Headers({ 'X-Client': 'a' })
      await settle(api, [create()(api.url, { headers })])
      return [...headers.keys()].join() === 'x-client' || `now ${[...headers.keys()].join(', ')}`
    },
  },
  {
    title: 'no token to an origin that nobody named',
    needs: ['foreign'],
    async run(create, api) {
      const sent = api.serve()
      await settle(api, [create()('https://elsewhere.example.net/v1/orders')])
      return sent.every(({ authorization }) => authorization === null) || 'token sent'
    },
  },
  {
    title: 'replay with a text body',
    needs: ['init', 'refresh'],
    run: (create, api) => replay(create, api, () => [api.url, { ...post, body: '{"a":1}' }], '{"a":1}'),
  },
  {
    title: 'replay with a `FormData` body',
    needs: ['init', 'refresh'],
    run(create, api) {
      const body = new FormData()
      body.append('field', 'its value')
      return replay(create, api, () => [api.url, { method: 'POST', body }], 'its value')
    },
  },
  {
    title: 'replay of a `Request` with a body',
    needs: ['init', 'request', 'refresh'],
    run: (create, api) => replay(create, api, () => [new Request(api.url, { ...post, body: '{"a":1}' })], '{"a":1}'),
  },
  {
    title: 'a stream is never sent empty or in part',
    needs: ['init'],
    async run(create, api) {
      const sent = api.serve({ refused: 'expired' })
      const body = new Blob(['a stream']).stream()
      const watched = await settle(api, [create()(api.url, { method: 'POST', body, duplex: 'half' })])
      if (watched.pending > 0) return 'hangs'
      const wrong = sent.find((record) => record.body !== 'a stream')
      if (wrong) return `sent ${JSON.stringify(wrong.body.slice(0, 30))}`
      return sent.length > 0 || 'not sent'
    },
  },
  {
    title: '50 refused at once: one refresh, all succeed',
    needs: ['refresh'],
    async run(create, api) {
      api.serve({ refused: 'expired' })
      return oneRefresh(create, api, 50)
    },
  },
  {
    title: 'a straggler takes the new token: no second refresh',
    needs: ['refresh'],
    async run(create, api) {
      api.serve({ refused: 'expired', latency: (index) => (index === 1 ? 500 : 20) })
      return oneRefresh(create, api, 2)
    },
  },
  {
    title: 'always refused: two sends at most, then an end',
    async run(create, api) {
      const sent = api.serve({ refused: 'always' })
      const watched = await settle(api, [create()(api.url)])
      if (sent.length > 2) return sent.length >= 200 ? 'goes round in a circle' : `${sent.length} sends`
      return watched.rejected === 1 || 'no error'
    },
  },
  {
    title: 'an abort ends the wait for a token, nothing is sent',
    needs: ['init', 'getToken'],
    async run(create, api) {
      const sent = api.serve()
      const { getToken } = api.session
      api.session.getToken = (options) =>
        new Promise((resolve) => setTimeout(resolve, 30_000)).then(() => getToken(options))
      const controller = new AbortController()
      setTimeout(() => controller.abort(), 10)
      const watched = await settle(api, [create()(api.url, { signal: controller.signal })])
      if (sent.length > 0) return 'sent'
      if (watched.rejected !== 1) return 'does not reject'
      return watched.lastAt <= 1_000 || `after ${watched.lastAt} ms`
    },
  },
  {
    title: 'signed out: never `Bearer null`',
    async run(create, api) {
      const sent = api.serve()
      api.session.signOut()
      await settle(api, [create()(api.url)])
      const wrong = sent.find(({ authorization }) => authorization !== null)
      return wrong ? `sent ${JSON.stringify(wrong.authorization)}` : true
    },
  },
  {
    title: 'a rotated token is on the next request',
    async run(create, api) {
      const sent = api.serve()
      const send = create()
      await settle(api, [send(api.url)])
      api.session.rotate()
      await settle(api, [send(`${api.url}/2`)])
      return sent[1]?.authorization === `Bearer ${api.session.token()}` || 'the old one'
    },
  },
]

const post = { method: 'POST', headers: { 'Content-Type': 'application/json' } }

const has = (headers) => headers.get('X-Client') === 'a'

async function settle(api, promises) {
  const watched = api.watch()
  for (const promise of promises) watched.add(promise)
  await api.run()
  return watched.counts
}

function check(sent, api, isWhole) {
  if (sent.length === 0) return 'not sent'
  if (sent.some(({ authorization }) => authorization !== `Bearer ${api.session.token()}`)) return 'no token'
  return sent.every(isWhole) || 'something is lost'
}

async function replay(create, api, makeInput, text) {
  const sent = api.serve({ refused: 'expired' })
  const watched = await settle(api, [create()(...makeInput())])
  if (watched.pending > 0) return 'hangs'
  const wrong = sent.find(({ body }) => !body.includes(text))
  if (wrong) return `sent ${JSON.stringify(wrong.body.slice(0, 30))}`
  if (sent.length !== 2) return `${sent.length} sends`
  return watched.resolved === 1 || String(watched.errors[0])
}

async function oneRefresh(create, api, count) {
  const send = create()
  const watched = await settle(
    api,
    Array.from({ length: count }, (_, index) => send(`${api.url}/${index}`)),
  )
  if (watched.pending > 0) return `${watched.pending} hang`
  if (watched.rejected > 0) return `${watched.rejected} fail`
  return api.session.refreshes === 1 || `${api.session.refreshes} refreshes`
}
