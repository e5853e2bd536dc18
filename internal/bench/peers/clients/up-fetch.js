import { up } from 'up-fetch'
import { shareRefresh } from './share-refresh.js'

export const name = 'up-fetch'
export const packages = ['up-fetch']
export const docs = 'https://github.com/L-Blondy/up-fetch#%EF%B8%8F-authentication'
export const takes = { request: true }

export function create(session) {
  const refresh = shareRefresh(session)
  return up(fetch, async () => {
    const token = await session.getToken()
    let fresh
    return {
      // It leaves out a header that is null.
      headers: { Authorization: token && `Bearer ${token}` },
      retry: { attempts: 1, delay: 0, when: ({ response }) => response?.status === 401 },
      async onRetry() {
        fresh = await refresh()
      },
      onRequest(request) {
        if (fresh) request.headers.set('Authorization', `Bearer ${fresh}`)
      },
    }
  })
}
