import { useQueryClient } from '@tanstack/react-query'
import { useAuthMutation, useAuthQuery } from '@x/react/query'
import { ClientCard } from './client-card.tsx'
import { Failure } from './failure.tsx'
import { shouldRetryTrpc } from './should-retry-trpc.ts'
import { useTrpc } from './use-trpc.ts'
import source from './use-trpc.ts?raw'

export function VotesTab() {
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

  return (
    <ClientCard title="Votes" what="tRPC, with the types of the server’s router" source={source}>
      {votes.isLoading && <p role="status">Loading…</p>}
      {votes.error && <Failure what="The votes did not come" error={votes.error} retry={() => void votes.refetch()} />}
      <p className="figure">
        <strong>{votes.data?.count ?? '–'}</strong> votes <span className="quiet">{votes.data?.owner}</span>
      </p>
      <div className="send">
        {[1, 2, 5].map((by) => (
          <button key={by} type="button" disabled={vote.isPending} onClick={() => vote.mutate(by)}>
            Vote +{by}
          </button>
        ))}
      </div>
      {vote.error && <Failure what="Not counted" error={vote.error} />}
    </ClientCard>
  )
}
