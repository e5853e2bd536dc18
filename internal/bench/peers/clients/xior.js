import xior from 'xior'
import errorRetry from 'xior/plugins/error-retry'
import setupTokenRefresh from 'xior/plugins/token-refresh'

export const name = 'xior'
export const packages = ['xior']
export const docs = 'https://github.com/suhaotian/xior#auth-refresh-token-pluginbuilt-in'

export function create({ getToken }) {
  let token
  const shouldRefresh = (response) => Boolean(token && response?.status === 401)
  const api = xior.create()
  api.interceptors.request.use(async (config) => {
    token = await getToken()
    if (token) config.headers.Authorization = `Bearer ${token}`
    return config
  })
  api.plugins.use(
    errorRetry({
      enableRetry: (_, error) => (error?.response && shouldRefresh(error.response) ? true : undefined),
    }),
  )
  setupTokenRefresh(api, {
    shouldRefresh,
    async refreshToken() {
      await getToken({ skipCache: true })
    },
  })
  return async (url, { body: data, ...init } = {}) => (await api.request({ url, data, ...init })).data
}
