import { ClientCard } from './client-card.tsx'
import { Failure } from './failure.tsx'
import { useVotes } from './use-votes.ts'
import source from './use-trpc.ts?raw'

export function VotesTab() {
  const { votes, vote } = useVotes()

  return (
    <ClientCard title="Votes" what="tRPC, with the types of the server’s router" source={source}>
      {votes.isLoading && <p role="status">Loading…</p>}
      {votes.error && (
        <Failure what="Could not load the votes" error={votes.error} retry={() => void votes.refetch()} />
      )}
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
      {vote.error && <Failure what="Could not count the vote" error={vote.error} />}
    </ClientCard>
  )
}
