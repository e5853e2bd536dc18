import { Client, fetchExchange } from '@urql/core'
import { authExchange } from '@urql/exchange-auth'

export const name = '@urql/exchange-auth'
export const packages = ['@urql/core', '@urql/exchange-auth']
export const docs = 'https://github.com/urql-graphql/urql/tree/main/exchanges/auth'
export const graphql = true

export function create({ getToken, baseUrl }) {
  const client = new Client({
    url: `${baseUrl}/graphql`,
    exchanges: [
      authExchange(async (utils) => {
        let token = await getToken()
        return {
          addAuthToOperation: (operation) =>
            token ? utils.appendHeaders(operation, { Authorization: `Bearer ${token}` }) : operation,
          didAuthError: (error) => error.response?.status === 401,
          async refreshAuth() {
            token = await getToken({ skipCache: true })
          },
        }
      }),
      fetchExchange,
    ],
  })
  return async (id) => {
    const { data, error } = await client.query('query ($id: String) { me(id: $id) { name } }', { id }).toPromise()
    if (error) throw error
    return data
  }
}
