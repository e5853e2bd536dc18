import createClient from 'openapi-fetch'
import { shareRefresh } from './share-refresh.js'

export const name = 'openapi-fetch'
export const packages = ['openapi-fetch']
export const docs = 'https://openapi-ts.dev/openapi-fetch/middleware-auth'
export const takes = { foreign: false }

export function create(session) {
  const refresh = shareRefresh(session)
  const copies = new Map()
  const client = createClient({ baseUrl: session.baseUrl, bodySerializer: (body) => body })
  client.use({
    async onRequest({ request, id }) {
      request.headers.set('Authorization', `Bearer ${await session.getToken()}`)
      if (request.body) copies.set(id, request.clone())
    },
    async onResponse({ request, response, options, id }) {
      const copy = copies.get(id) ?? request
      copies.delete(id)
      if (response.status !== 401) return
      copy.headers.set('Authorization', `Bearer ${await refresh()}`)
      return options.fetch(copy)
    },
  })
  return async (url, { method = 'GET', ...init } = {}) => {
    const { data, response } = await client.request(method, url.slice(session.baseUrl.length), init)
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return data
  }
}
