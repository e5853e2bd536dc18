import wretch from 'wretch'

export const name = 'wretch'
export const packages = ['wretch']
export const docs = 'https://github.com/elbywan/wretch#recipes'
export const recipe = true

export function create({ getToken }, refresh = () => getToken({ skipCache: true })) {
  const api = wretch().resolve((chain) =>
    chain.unauthorized(async (_, request) =>
      request
        .auth(`Bearer ${await refresh()}`)
        .fetch()
        .unauthorized((error) => {
          throw error
        })
        .json(),
    ),
  )
  return async (url, { method = 'GET', headers, body, ...options } = {}) =>
    api
      .auth(`Bearer ${await getToken()}`)
      .options(options)
      .headers(headers)
      .body(body)
      .fetch(method, url)
      .json()
}
