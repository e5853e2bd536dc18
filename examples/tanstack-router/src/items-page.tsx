import { useAuthQuery } from '@x/react/query'
import { Rows } from '@x/example-shared/page/rows.tsx'
import type { ItemsQuery } from './queries.ts'

interface ItemsPageProps {
  readonly title: string
  readonly query: ItemsQuery
}

/** Shows the rows that the loader has fetched, and keeps them fresh. */
export function ItemsPage({ title, query }: ItemsPageProps) {
  const { data, error, isLoading } = useAuthQuery(query)
  return (
    <section className="card items" aria-labelledby="items-title">
      <h1 id="items-title">{title}</h1>
      <Rows rows={data} isLoading={isLoading} isStale={Boolean(error)} />
    </section>
  )
}
