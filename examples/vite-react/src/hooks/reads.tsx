import { entries } from '#clerk'
import { HookCard } from './hook-card.tsx'
import { RequestState } from './request-state.tsx'
import { useBalance } from './use-balance.ts'
import balanceSource from './use-balance.ts?raw'
import { useRates } from './use-rates.ts'
import ratesSource from './use-rates.ts?raw'
import { useTotals } from './use-totals.ts'
import totalsSource from './use-totals.ts?raw'

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

export function TotalsCard({ api }: { readonly api: string }) {
  const { counts, isLoading, error } = useTotals(api)
  const [orders = '–', invoices = '–', notes = '–'] = counts
  return (
    <HookCard
      title="Parallel queries"
      hooks="useAuthQueries, useAuthQueryFn"
      source={totalsSource}
      entry={entries.query}
    >
      <RequestState isLoading={isLoading} error={error} />
      <p className="figure">
        <strong>{orders}</strong> orders, <strong>{invoices}</strong> invoices, <strong>{notes}</strong> notes
      </p>
    </HookCard>
  )
}

export function RatesCard({ api }: { readonly api: string }) {
  const { rates, isLoading, error, refetch } = useRates(api)
  return (
    <HookCard
      title="Fetched once (immutable)"
      hooks="useClerkSWRImmutable, useClerkMutate"
      source={ratesSource}
      entry={entries.swr}
    >
      <RequestState isLoading={isLoading} error={error} />
      {rates && (
        <p className="figure">
          As of <strong>{clock.format(rates.askedAt)}</strong>
        </p>
      )}
      <button type="button" className="small" onClick={() => void refetch()}>
        Refetch
      </button>
    </HookCard>
  )
}

export function BalanceCard() {
  const { data, isLoading, error } = useBalance()
  return (
    <HookCard
      title="JWT template for another API"
      hooks="origins with a JWT template"
      source={balanceSource}
      entry={entries.query}
    >
      <RequestState isLoading={isLoading} error={error} />
      {data && (
        <p className="figure">
          <strong>{data.balance}</strong> with a token for “{data.audience}”
        </p>
      )}
    </HookCard>
  )
}
