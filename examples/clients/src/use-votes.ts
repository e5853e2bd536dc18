import { useQueryClient } from '@tanstack/react-query'
import { useAuthMutation, useAuthQuery } from '@x/react/query'
import { shouldRetryTrpc } from './should-retry-trpc.ts'
import { useTrpc } from './use-trpc.ts'

/** Reads and writes the user's votes with tRPC. */
export function useVotes() {
  const trpc = useTrpc()
  const client = useQueryClient()
  const votes = useAuthQuery({
    queryKey: ['votes'],
    queryFn: ({ signal }) => trpc.votes.query(undefined, { signal }),
    retry: shouldRetryTrpc,
  })
  const vote = useAuthMutation({
    mutationFn: (by: number) => trpc.vote.mutate({ by }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['votes'] }),
  })
  return { votes, vote }
}
