import { GraphQLClient } from 'graphql-request'
import { expect, it } from 'vitest'
import { startExpiredSession } from './expired-session.js'
import { answerGraphql } from './answer-graphql.js'

it('authFetch works with graphql-request', async () => {
  const { origin, authFetch, expectReplay } = await startExpiredSession(answerGraphql)
  const client = new GraphQLClient(`${origin}/graphql`, {
    fetch: authFetch,
    headers: { 'X-Client': 'graphql-request' },
  })
  expect(await client.request('query Order($id: Int) { order(id: $id) }', { id: 1 })).toEqual({ order: 'order 1' })
  const { method, headers, body } = expectReplay()
  expect([method, headers['x-client'], headers['content-type']]).toEqual([
    'POST',
    'graphql-request',
    'application/json',
  ])
  expect(JSON.parse(body)).toMatchObject({ variables: { id: 1 } })
})
