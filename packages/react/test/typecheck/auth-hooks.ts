export {
  useAuthInfiniteQuery as useInfiniteQuery,
  useAuthInfiniteQueryOptions as makeInfiniteOptions,
  useAuthMutation as useMutation,
  useAuthQueries as useQueries,
  useAuthQuery as useQuery,
  useAuthQueryOptions as makeOptions,
  useAuthSuspenseInfiniteQuery as useSuspenseInfiniteQuery,
  useAuthSuspenseQueries as useSuspenseQueries,
  useAuthSuspenseQuery as useSuspenseQuery,
} from '@x/react/query'
