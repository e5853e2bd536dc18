import { entries } from '#clerk'
import { HookCard } from './hook-card.tsx'
import { useBalance } from './use-balance.ts'
import balanceSource from './use-balance.ts?raw'
import { useRates } from './use-rates.ts'
import ratesSource from './use-rates.ts?raw'
import { useTotals } from './use-totals.ts'
import totalsSource from './use-totals.ts?raw'

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

export function TotalsCard({ api }: { readonly api: string }) {
  const [orders = '–', invoices = '–', notes = '–'] = useTotals(api)
  return (
    <HookCard
      title="Several at once"
      hooks="useAuthQueries, useAuthQueryFn"
      source={totalsSource}
      entry={entries.query}
    >
      <p className="figure">
        <strong>{orders}</strong> orders, <strong>{invoices}</strong> invoices, <strong>{notes}</strong> notes
      </p>
    </HookCard>
  )
}

export function RatesCard({ api }: { readonly api: string }) {
  const { rates, reload } = useRates(api)
  return (
    <HookCard
      title="Asked for once"
      hooks="useClerkSWRImmutable, useClerkMutate"
      source={ratesSource}
      entry={entries.swr}
    >
      <p className="figure">
        {rates ? (
          <>
            As of <strong>{clock.format(rates.askedAt)}</strong>
          </>
        ) : (
          'Loading…'
        )}
      </p>
      <button type="button" className="small" onClick={() => void reload()}>
        Ask again
      </button>
    </HookCard>
  )
}

export function BalanceCard() {
  const { data, error } = useBalance()
  return (
    <HookCard
      title="Another token for another API"
      hooks="origins, with a template"
      source={balanceSource}
      entry={entries.query}
    >
      {data && (
        <p className="figure">
          <strong>{data.balance}</strong> by a token for “{data.audience}”
        </p>
      )}
      {error && <p role="alert">{error.message}</p>}
    </HookCard>
  )
}
