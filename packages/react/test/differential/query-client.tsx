import {
  onlineManager,
  QueryClient,
  QueryClientProvider,
  type DefaultOptions,
  type MutationCache,
} from '@tanstack/react-query'
import type { App, Stage } from './stage.js'

interface ClientApp extends Pick<App<never>, 'Providers' | 'noteCache' | 'end'> {
  readonly client: QueryClient
}

/** Creates the client of an app, and notes what happens in its caches. */
export function createClientApp(
  { note }: Stage,
  defaultOptions: DefaultOptions,
  mutationCache?: MutationCache,
): ClientApp {
  const client = new QueryClient({ defaultOptions, ...(mutationCache && { mutationCache }) })
  const stopQueries = client.getQueryCache().subscribe((event) => {
    note('event', event.type, event.query.queryKey, event.type === 'updated' ? event.action.type : '')
  })
  const stopMutations = client.getMutationCache().subscribe((event) => {
    const { mutation } = event
    note('event', event.type, mutation?.options.mutationKey, event.type === 'updated' ? event.action.type : '')
  })
  return {
    client,
    Providers: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
    noteCache() {
      for (const query of client.getQueryCache().getAll()) {
        const { dataUpdatedAt: _, errorUpdatedAt: __, fetchMeta: ___, ...state } = query.state
        note('query', query.queryKey, query.meta, query.observers.length, state, query.gcTime)
      }
      for (const { options, state } of client.getMutationCache().getAll()) {
        note('mutation', options.mutationKey, options.meta, options.scope, state)
      }
    },
    end() {
      stopQueries()
      stopMutations()
      onlineManager.setOnline(true)
      client.clear()
    },
  }
}
