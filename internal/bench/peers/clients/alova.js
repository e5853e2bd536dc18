import { createAlova, Method } from 'alova'
import { createServerTokenAuthentication } from 'alova/client'
import adapterFetch from 'alova/fetch'

export const name = 'alova'
export const packages = ['alova']
export const docs = 'https://alova.js.org/tutorial/client/strategy/token-authentication'

export function create({ getToken }) {
  const { onAuthRequired, onResponseRefreshToken } = createServerTokenAuthentication({
    async assignToken(method) {
      method.config.headers.Authorization = `Bearer ${await getToken()}`
    },
    refreshTokenOnSuccess: {
      isExpired: (response) => response.status === 401,
      handler: () => getToken({ skipCache: true }),
    },
  })
  const alova = createAlova({
    requestAdapter: adapterFetch(),
    cacheFor: null,
    beforeRequest: onAuthRequired(),
    responded: onResponseRefreshToken((response) => {
      if (!response.ok) throw new Error(`HTTP ${response.status}`)
      return response.json()
    }),
  })
  return (url, { method = 'GET', body, signal, ...config } = {}) => {
    const request = new Method(method, alova, url, config, body)
    signal?.addEventListener('abort', () => request.abort())
    return request.send()
  }
}
