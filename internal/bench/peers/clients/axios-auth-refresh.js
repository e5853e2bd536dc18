import axios from 'axios'
import { createAuthRefresh } from 'axios-auth-refresh'

export const name = 'axios + axios-auth-refresh'
export const packages = ['axios', 'axios-auth-refresh']
export const docs = 'https://github.com/Flyrell/axios-auth-refresh#usage'

export function create({ getToken }) {
  // oxlint-disable-next-line import/no-named-as-default-member -- as its docs have it
  const api = axios.create({ adapter: 'fetch' })
  api.interceptors.request.use(async (config) => {
    config.headers.Authorization = `Bearer ${await getToken()}`
    return config
  })
  createAuthRefresh(api, async (failedRequest) => {
    failedRequest.response.config.headers.Authorization = `Bearer ${await getToken({ skipCache: true })}`
  })
  return async (url, { body: data, ...init } = {}) => (await api({ url, data, ...init })).data
}
