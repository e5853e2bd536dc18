import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { expect, it } from 'vitest'
import { answerGraphql } from './answer-graphql.js'
import { startExpiredSession } from './expired-session.js'

it('authFetch works with Apollo Client', async () => {
  const { origin, authFetch, expectReplay } = await startExpiredSession(answerGraphql)
  const link = new HttpLink({ uri: `${origin}/graphql`, fetch: authFetch, headers: { 'X-Client': 'apollo' } })
  const client = new ApolloClient({ link, cache: new InMemoryCache() })
  const query = gql`
    query Order($id: Int) {
      order(id: $id)
    }
  `
  const { data } = await client.query({ query, variables: { id: 1 } })
  expect(data).toEqual({ order: 'order 1' })
  const { method, headers, body } = expectReplay()
  expect([method, headers['x-client'], headers['content-type']]).toEqual(['POST', 'apollo', 'application/json'])
  expect(JSON.parse(body)).toMatchObject({ operationName: 'Order', variables: { id: 1 } })
})
