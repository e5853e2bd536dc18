import { createFetch } from '@better-fetch/fetch'
import { shareRefresh } from './share-refresh.js'

export const name = 'better-fetch'
export const packages = ['@better-fetch/fetch']
export const docs = 'https://better-fetch.vercel.app/docs/authorization'

export function create(session) {
  const refresh = shareRefresh(session)
  return createFetch({
    throw: true,
    auth: { type: 'Bearer', token: () => session.getToken() },
    retry: { type: 'linear', attempts: 1, delay: 0, shouldRetry: (response) => response?.status === 401 },
    onRetry: () => refresh(),
  })
}
