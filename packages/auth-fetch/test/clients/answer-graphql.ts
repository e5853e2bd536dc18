import { buildSchema, graphql } from 'graphql'

const schema = buildSchema('type Query { order(id: Int): String }')

/** A GraphQL endpoint over HTTP. */
export async function answerGraphql(request: Request): Promise<Response> {
  const { query, variables } = (await request.json()) as { query: string; variables: Record<string, unknown> } // the format of the clients
  const rootValue = { order: ({ id }: { readonly id: number }) => `order ${id}` }
  return Response.json(await graphql({ schema, source: query, variableValues: variables, rootValue }))
}
