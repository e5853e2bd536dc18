import ky from 'ky'

export const name = 'ky'
export const packages = ['ky']
export const docs = 'https://github.com/sindresorhus/ky#hooksafterresponse'
export const takes = { request: true }
export const recipe = true

export function create({ getToken }, refresh = () => getToken({ skipCache: true })) {
  const api = ky.create({
    hooks: {
      beforeRequest: [
        async ({ request }) => {
          request.headers.set('Authorization', `Bearer ${await getToken()}`)
        },
      ],
      afterResponse: [
        async ({ request, response, retryCount }) => {
          if (response.status !== 401 || retryCount > 0) return
          const headers = new Headers(request.headers)
          headers.set('Authorization', `Bearer ${await refresh()}`)
          return ky.retry({ request: new Request(request, { headers }), code: 'TOKEN_REFRESHED' })
        },
      ],
    },
  })
  return (input, init) => api(input, init).json()
}
