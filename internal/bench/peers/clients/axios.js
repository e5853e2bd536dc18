import axios from 'axios'
import { shareRefresh } from './share-refresh.js'

export const name = 'axios'
export const packages = ['axios']
export const docs = 'https://axios-http.com/docs/interceptors'

export function create(session) {
  const refresh = shareRefresh(session)
  // oxlint-disable-next-line import/no-named-as-default-member -- as its docs have it
  const api = axios.create({ adapter: 'fetch' })
  api.interceptors.request.use(async (config) => {
    config.headers.set('Authorization', `Bearer ${await session.getToken()}`)
    return config
  })
  api.interceptors.response.use(undefined, async (error) => {
    const { config, response } = error
    if (response?.status !== 401 || config.retried) throw error
    config.retried = true
    await refresh()
    return api(config)
  })
  return async (url, { body: data, ...init } = {}) => (await api({ url, data, ...init })).data
}
