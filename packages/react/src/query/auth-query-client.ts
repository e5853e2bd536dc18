import {
  MutationCache,
  QueryCache,
  QueryClient,
  type Mutation,
  type MutationOptions,
  type Query,
  type QueryFilters,
  type QueryKey,
} from '@tanstack/react-query'
import { findIdentityKey, findMutationOwner, scopeKey, unscopeKey, withOwner } from './query-key.js'
import type { LooseQueryOptions } from './scope-query-options.js'

/** Whose entries a client reaches. */
export interface ClientOwner {
  readonly identityKey: string
  /** Whether the owner is current and may have data. */
  readonly isActive: () => boolean
  /** Returns the options under which the hooks keep a query of this owner. */
  readonly resolve: (options: LooseQueryOptions) => LooseQueryOptions
}

/**
 * Creates a `QueryClient` over the entries of one owner in another client: it accepts the app's own keys. Once the owner has changed it
 * reads nothing and writes nothing.
 *
 * It is TanStack Query's own client on caches that show only this owner's entries, so every method keeps its behavior.
 */
export function createAuthQueryClient(client: QueryClient, owner: ClientOwner): QueryClient {
  const scoped = new QueryClient({
    queryCache: scopeQueryCache(client, owner),
    mutationCache: scopeMutationCache(client, owner),
  })
  const { getQueriesData, setQueriesData } = scoped
  return Object.assign(scoped, {
    mount: () => client.mount(),
    unmount: () => client.unmount(),
    // Defaults belong to the app, not to a user.
    getDefaultOptions: () => client.getDefaultOptions(),
    setDefaultOptions: (...args) => client.setDefaultOptions(...args),
    getQueryDefaults: (key) => client.getQueryDefaults(unscopeKey(key)),
    setQueryDefaults: (...args) => client.setQueryDefaults(...args),
    getMutationDefaults: (key) => client.getMutationDefaults(key),
    setMutationDefaults: (...args) => client.setMutationDefaults(...args),
    defaultMutationOptions: (options) => client.defaultMutationOptions(options),
    defaultQueryOptions: ((options: LooseQueryOptions) => {
      if (isDefaulted(options)) return options
      const queryKey = unscopeKey(options.queryKey)
      return client.defaultQueryOptions(owner.resolve({ ...options, queryKey }) as never)
    }) as QueryClient['defaultQueryOptions'], // its types follow each option
    getQueriesData: ((filters: QueryFilters) =>
      withUserKeys(getQueriesData.call(scoped, filters))) as QueryClient['getQueriesData'],
    setQueriesData: ((...args: Parameters<typeof setQueriesData>) =>
      withUserKeys(setQueriesData.apply(scoped, args))) as QueryClient['setQueriesData'],
  } satisfies Partial<QueryClient>)
}

function withUserKeys<T>(entries: [QueryKey, T][]): [QueryKey, T][] {
  return entries.map(([key, data]) => [unscopeKey(key), data])
}

/** Whether options come from `defaultQueryOptions`, as the client's own methods pass them on. */
function isDefaulted(options: object): boolean {
  return Reflect.get(options, '_defaulted') === true
}

/** Returns a view of a client's query cache that shows only the owner's entries, by the app's own keys. */
function scopeQueryCache(client: QueryClient, owner: ClientOwner): QueryCache {
  const cache = client.getQueryCache()
  const view = new QueryCache()
  const { find, findAll } = view
  const isOwn = (query: Query): boolean => findIdentityKey(query.queryKey) === owner.identityKey
  // What a past owner begins happens in a cache of its own, which nobody sees.
  const current = (): QueryCache => (owner.isActive() ? cache : new QueryCache())
  const scopeFilters = <T extends QueryFilters>(filters: T): T =>
    filters.exact && filters.queryKey
      ? { ...filters, queryKey: scopeKey(unscopeKey(filters.queryKey), owner.identityKey) }
      : filters
  return Object.assign(view, {
    config: cache.config,
    build: ((_client: QueryClient, ...rest: [options: never]) =>
      current().build(client, ...rest)) as QueryCache['build'],
    add: (query) => current().add(query),
    remove: (query) => current().remove(query),
    get: ((hash: string) => current().get(hash)) as QueryCache['get'],
    getAll: () => current().getAll().filter(isOwn),
    find: ((filters: QueryFilters & { queryKey: QueryKey }) =>
      find.call(view, scopeFilters({ exact: true, ...filters }))) as QueryCache['find'],
    findAll: (filters = {}) => findAll.call(view, scopeFilters(filters as QueryFilters)),
    notify: (event) => cache.notify(event),
    subscribe: (listener) => cache.subscribe((event) => isOwn(event.query) && owner.isActive() && listener(event)),
  } satisfies Partial<QueryCache>)
}

/** Returns a view of a client's mutation cache that shows only the owner's mutations. */
function scopeMutationCache(client: QueryClient, owner: ClientOwner): MutationCache {
  const cache = client.getMutationCache()
  const view = new MutationCache()
  const isOwn = (mutation: Mutation | undefined): boolean =>
    mutation !== undefined && findMutationOwner(mutation) === owner.identityKey
  const getAll = (): Mutation[] => (owner.isActive() ? cache.getAll().filter(isOwn) : [])
  return Object.assign(view, {
    config: cache.config,
    build: ((_client: QueryClient, options: MutationOptions, ...rest: []) =>
      cache.build(client, { ...options, meta: withOwner(options.meta, owner.identityKey) }, ...rest)) as never, // as above
    add: (mutation) => cache.add(mutation),
    remove: (mutation) => cache.remove(mutation),
    canRun: (mutation) => cache.canRun(mutation),
    runNext: (mutation) => cache.runNext(mutation),
    clear: () => getAll().forEach((mutation) => cache.remove(mutation)),
    getAll,
    notify: (event) => cache.notify(event),
    subscribe: (listener) => cache.subscribe((event) => isOwn(event.mutation) && owner.isActive() && listener(event)),
  } satisfies Partial<MutationCache>)
}
