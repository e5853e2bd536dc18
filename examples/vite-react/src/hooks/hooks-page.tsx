import { StockCard, TasksCard } from './changes.tsx'
import { ActivityCard, HistoryCard } from './lists.tsx'
import { ProfileCard } from './profile-card.tsx'
import { BalanceCard, RatesCard, TotalsCard } from './reads.tsx'
import { ReverificationCard } from './reverification-card.tsx'

/** Shows every hook of both libraries, each with its code. */
export function HooksPage({ api }: { readonly api: string }) {
  return (
    <>
      <h1 className="visually-hidden">All hooks</h1>
      <div className="hooks">
        <ActivityCard api={api} />
        <TasksCard api={api} />
        <ProfileCard api={api} />
        <HistoryCard api={api} />
        <StockCard api={api} />
        <ReverificationCard api={api} />
        <TotalsCard api={api} />
        <RatesCard api={api} />
        <BalanceCard />
      </div>
    </>
  )
}
