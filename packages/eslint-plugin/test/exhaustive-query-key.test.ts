import { exhaustiveQueryKey } from '../src/rules/exhaustive-query-key.js'
import { ruleTester } from './rule-tester.js'

ruleTester.run('exhaustive-query-key', exhaustiveQueryKey, {
  valid: [
    {
      name: 'accepts a key with each variable of the URL',
      code: "const useOrder = (id, page) => useAuthQuery({ queryKey: ['a', id, page], url: '/a/' + id + `?page=${page}` })",
    },
    {
      name: 'accepts a variable in an object of the key',
      code: "const useOrder = (id) => useAuthQuery({ queryKey: ['a', { id }], url: `/a/${id}` })",
    },
    {
      name: 'accepts an object in the key for its members',
      code: "const useOrder = ({ user }) => useAuthQuery({ queryKey: ['a', user], url: `/a/${user.id}` })",
    },
    {
      name: 'accepts a member in the key by an optional chain',
      code: "const useOrder = (user?: User) => useAuthQuery({ queryKey: ['a', user?.id], url: user && `/a/${user!.id}` })",
    },
    {
      name: 'accepts a URL in a const whose variables are in the key',
      code: "function useOrder(id) { const url = `/a/${id}`; return useAuthQuery({ queryKey: ['a', id], url }) }",
    },
    {
      name: 'accepts a memoized URL whose variables are in the key',
      code: "function useOrder(id) { const url = useMemo(() => `/a/${id}`, [id]); return useAuthQuery({ queryKey: ['a', id], url }) }",
    },
    {
      name: 'accepts a key made of a const for the variables of the const',
      code: "function useOrders(filter) { const text = JSON.stringify(filter); return useAuthQuery({ queryKey: ['a', text], url: `/a?${toSearch(filter)}` }) }",
    },
    {
      name: 'accepts the URL itself as the key',
      code: 'function useOrder(id) { const url = `/a/${id}`; return useAuthQuery({ queryKey: [url], url }) }',
    },
    {
      name: 'accepts a key that a function makes of each variable',
      code: 'const useOrder = (id) => useAuthQuery({ queryKey: keys.order(id), url: `/a/${id}` })',
    },
    {
      name: 'accepts a call in the key that is in the URL too',
      code: "function useOrders() { const [search] = useSearchParams(); return useAuthQuery({ queryKey: ['a', search.get('q')], url: `/a?q=${search.get('q')}` }) }",
    },
    {
      name: 'accepts a call in the key for its object',
      code: "const useOrders = (params) => useAuthQuery({ queryKey: ['a', params.toString()], url: `/a?${params}` })",
    },
    {
      name: 'accepts constants of the module and of the function',
      code: "const api = env.API; function useOrders() { const path = '/a'; return useAuthQuery({ queryKey: ['a'], url: api + path }) }",
    },
    {
      name: 'accepts the parameters of a url function',
      code: "const usePages = () => useAuthInfiniteQuery({ queryKey: ['a'], url: ({ pageParam }) => `/a?page=${pageParam}` })",
    },
    {
      name: 'accepts a signal and functions that are called in init',
      code: "function useOrders(signal) { const headers = useHeaders(); return useAuthQuery({ queryKey: ['a'], url: '/a', init: { signal, headers: headers() } }) }",
    },
    {
      name: 'accepts each query of a list with its own variable',
      code: "const useAll = (ids: string[]) => useAuthQueries({ queries: ids.map((id) => ({ queryKey: ['a', id] as const, url: `/a/${id}` })) })",
    },
    {
      name: 'accepts a key that comes from elsewhere',
      code: 'const log = (queryKey, url) => report({ queryKey, url }); const more = (props) => ({ queryKey: props.queryKey, url: props.url })',
    },
    {
      name: 'accepts a mutation, which has no queryKey',
      code: 'const useSave = (id) => useAuthMutation({ url: `/a/${id}` })',
    },
    {
      name: 'accepts a guard that disables the query',
      code: "const useA = (id, isOpen) => { const url = isOpen ? `/a/${id}` : skipToken; return [useAuthQuery({ queryKey: ['a', id], url }), useAuthQuery({ queryKey: ['a', id], url: isOpen && `/a/${id}` })] }",
    },
    {
      name: 'accepts an allowed variable',
      code: "const useOrders = () => { const { orgId } = useAuth(); return useAuthQuery({ queryKey: ['a'], url: `/${orgId}/a` }) }",
      options: [{ allow: ['orgId'] }],
    },
  ],
  invalid: [
    ...[
      'useAuthQuery',
      'useAuthSuspenseQuery',
      'useAuthInfiniteQuery',
      'useAuthSuspenseInfiniteQuery',
      'useAuthQueryOptions',
      'useAuthInfiniteQueryOptions',
      'authQueryOptions',
      'authInfiniteQueryOptions',
    ].map((hook) => ({
      name: `reports a variable of the URL in ${hook}`,
      code: `const useOrder = (id) => ${hook}({ queryKey: ['a'], url: '/a/' + id })`,
      errors: [
        {
          message: "'queryKey' lacks id, which the request depends on: different requests share one cache entry.",
          suggestions: [
            {
              desc: 'Add id to the key.',
              output: `const useOrder = (id) => ${hook}({ queryKey: ['a', id], url: '/a/' + id })`,
            },
          ],
        },
      ],
    })),
    ...['useAuthQueries', 'useAuthSuspenseQueries'].map((hook) => ({
      name: `reports a variable of a component and of a callback in ${hook}`,
      code: `const useAll = (ids, api) => ${hook}({ queries: ids.map((id) => ({ queryKey: ['a'], url: api + id })) })`,
      errors: [
        {
          messageId: 'missing',
          data: { names: 'api, id' },
          suggestions: [
            {
              messageId: 'add',
              data: { names: 'api, id' },
              output: `const useAll = (ids, api) => ${hook}({ queries: ids.map((id) => ({ queryKey: ['a', api, id], url: api + id })) })`,
            },
          ],
        },
      ],
    })),
    {
      name: 'reports what a const is computed from',
      code: "function useOrder(id) { const url = `/a/${id}`; return useAuthQuery({ queryKey: ['a'], url }) }",
      errors: [
        missing(
          'id',
          "function useOrder(id) { const url = `/a/${id}`; return useAuthQuery({ queryKey: ['a', id], url }) }",
        ),
      ],
    },
    {
      name: 'reports what a function of the component reads',
      code: 'function useOrder(id) { const toUrl = () => `/a/${id}`; return useAuthQuery({ queryKey: [], url: toUrl() }) }',
      errors: [
        missing(
          'id',
          'function useOrder(id) { const toUrl = () => `/a/${id}`; return useAuthQuery({ queryKey: [id], url: toUrl() }) }',
        ),
      ],
    },
    {
      name: 'reports the result of a hook',
      code: "function useOrder() { const { id } = useParams(); return useAuthQuery({ queryKey: ['a',], url: `/a/${id}` }) }",
      errors: [
        missing(
          'id',
          "function useOrder() { const { id } = useParams(); return useAuthQuery({ queryKey: ['a', id], url: `/a/${id}` }) }",
        ),
      ],
    },
    {
      name: 'reports a member once, and not next to its object',
      code: "const useOrder = (user) => useAuthQuery({ queryKey: ['a'] as const, url: `/a/${user?.id}/${user.id}` })",
      errors: [
        missing(
          'user.id',
          "const useOrder = (user) => useAuthQuery({ queryKey: ['a', user.id] as const, url: `/a/${user?.id}/${user.id}` })",
        ),
      ],
    },
    {
      name: 'reports a call without arguments as it is written',
      code: "const useOrders = (params) => useAuthQuery({ queryKey: ['a'], url: `/a?${params.toString()}` })",
      errors: [
        missing(
          'params.toString()',
          "const useOrders = (params) => useAuthQuery({ queryKey: ['a', params.toString()], url: `/a?${params.toString()}` })",
        ),
      ],
    },
    {
      name: 'reports variables of a url function from outside of it',
      code: "const usePages = (size) => useAuthInfiniteQuery({ queryKey: ['a'], url: ({ pageParam }) => `/a?${pageParam}&${size}` })",
      errors: [
        missing(
          'size',
          "const usePages = (size) => useAuthInfiniteQuery({ queryKey: ['a', size], url: ({ pageParam }) => `/a?${pageParam}&${size}` })",
        ),
      ],
    },
    {
      name: 'reports a variable that chooses between two URLs',
      code: "const useA = (mine) => useAuthQuery({ queryKey: ['a'], url: mine ? '/mine' : '/all' })",
      errors: [
        missing('mine', "const useA = (mine) => useAuthQuery({ queryKey: ['a', mine], url: mine ? '/mine' : '/all' })"),
      ],
    },
    {
      name: 'reports the data in init',
      code: "const useSearch = (filter, signal) => useAuthQuery({ queryKey: ['a'], url: '/a', init: { method: 'POST', body: JSON.stringify(filter), signal } })",
      errors: [
        missing(
          'filter',
          "const useSearch = (filter, signal) => useAuthQuery({ queryKey: ['a', filter], url: '/a', init: { method: 'POST', body: JSON.stringify(filter), signal } })",
        ),
      ],
    },
    {
      name: 'reports a factory of options in a file without hooks, without a suggestion for a key that is elsewhere',
      code: "const key = ['a']; export const order = (id: string) => ({ queryKey: key, url: `/a/${id}` }) as const",
      errors: [{ messageId: 'missing', data: { names: 'id' } }],
    },
  ],
})

function missing(names: string, output: string) {
  return { messageId: 'missing', data: { names }, suggestions: [{ messageId: 'add', data: { names }, output }] }
}
