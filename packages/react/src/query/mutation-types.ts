import type { AuthRequestInit, StandardSchemaV1 } from '@x/auth-fetch'
import type { MutationFunctionContext, MutationKey, UseMutationOptions, UseMutationResult } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { AuthFetchContext } from './types.js'

/** A mutation by its request: the variables are its JSON. */
export interface MutationRequest<TData, TVariables> {
  /** Where to send them: fetch's own `input`, or a function of the variables. */
  readonly url: string | URL | ((variables: TVariables) => string | URL)
  /** @default 'POST' */
  readonly method?: string
  /** Fetch's own `init`, with `auth`. */
  readonly init?: Omit<AuthRequestInit, 'method' | 'body'>
  /** Checks and types the JSON of the answer: any Standard Schema. */
  readonly schema?: StandardSchemaV1<unknown, TData>
  readonly mutationFn?: never
}

/** A mutation by its function. */
export interface MutationFunctionSource<TData, TVariables> {
  /** The mutation function; its context holds `authFetch` too. */
  readonly mutationFn: (variables: TVariables, context: MutationFunctionContext & AuthFetchContext) => Promise<TData>
  readonly url?: never
  readonly method?: never
  readonly init?: never
  readonly schema?: never
}

/** A mutation by its key alone: `queryClient.setMutationDefaults` gives its function. */
export interface MutationDefaultsSource {
  readonly mutationKey: MutationKey
  readonly mutationFn?: never
  readonly url?: never
  readonly method?: never
  readonly init?: never
  readonly schema?: never
}

/** The options of `useMutation`, with a request in place of the mutation function. */
export type UseAuthMutationOptions<
  TData = unknown,
  TError = Error,
  TVariables = void,
  TOnMutateResult = unknown,
> = Omit<UseMutationOptions<TData, TError, TVariables, TOnMutateResult>, 'mutationFn'> &
  (MutationRequest<TData, TVariables> | MutationFunctionSource<TData, TVariables> | MutationDefaultsSource)

/** The signature of `useAuthMutation`. */
export type UseAuthMutation = <TData = unknown, TError = Error, TVariables = void, TOnMutateResult = unknown>(
  options: UseAuthMutationOptions<TData, TError, TVariables, TOnMutateResult>,
  queryClient?: QueryClient,
) => UseMutationResult<TData, TError, TVariables, TOnMutateResult>
