import { ofetch } from 'ofetch'
import { shareRefresh } from './share-refresh.js'

export const name = 'ofetch'
export const packages = ['ofetch']
export const docs = 'https://github.com/unjs/ofetch#%EF%B8%8F-interceptors'
export const takes = { request: true }

export function create(session) {
  const refresh = shareRefresh(session)
  return ofetch.create({
    retry: 1,
    retryStatusCodes: [401],
    async onRequest({ options }) {
      options.headers.set('Authorization', `Bearer ${await session.getToken()}`)
    },
    async onResponseError({ response, options }) {
      if (response.status === 401 && options.retry) await refresh()
    },
  })
}
