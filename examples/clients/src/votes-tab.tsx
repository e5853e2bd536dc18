import { useQueryClient } from '@tanstack/react-query'
import { useAuthMutation, useAuthQuery } from '@x/react/query'
import { ClientCard } from './client-card.tsx'
import { useTrpc } from './use-trpc.ts'
import source from './use-trpc.ts?raw'

export function VotesTab() {
  const trpc = useTrpc()
  const client = useQueryClient()
  const { data } = useAuthQuery({
    queryKey: ['votes'],
    queryFn: ({ signal }) => trpc.votes.query(undefined, { signal }),
  })
  const { mutate, isPending } = useAuthMutation({
    mutationFn: (by: number) => trpc.vote.mutate({ by }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['votes'] }),
  })

  return (
    <ClientCard title="Votes" what="tRPC, with the types of the server’s router" source={source}>
      <p className="figure">
        <strong>{data?.count ?? '–'}</strong> votes <span className="quiet">{data?.owner}</span>
      </p>
      <div className="send">
        {[1, 2, 5].map((by) => (
          <button key={by} type="button" disabled={isPending} onClick={() => mutate(by)}>
            Vote +{by}
          </button>
        ))}
      </div>
    </ClientCard>
  )
}
