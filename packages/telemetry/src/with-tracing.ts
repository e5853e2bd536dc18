import { trace, type Tracer } from '@opentelemetry/api'
import type { AuthFetchOptions } from '@x/auth-fetch'
import { createCallTracer } from './create-call-tracer.js'

/** Options of `AuthFetchProvider` or `createAuthFetch`. */
export type TracedOptions = Partial<AuthFetchOptions>

/** The options of `withTracing`. */
export interface TracingOptions {
  /**
   * The tracer that creates the spans.
   * @default the tracer of the registered provider, looked up at each request
   */
  readonly tracer?: Tracer
}

/**
 * Records a span for each call, with separate spans for the wait for the token and for the network, and sends `traceparent` to the
 * origins that may receive a token. Unlike `Authorization`, `fetch` keeps it on a redirect to another origin.
 *
 * @param options of `AuthFetchProvider` or `createAuthFetch`; your own `onEvent` and `fetch` are still called
 * @param tracing your own `tracer`
 * @returns the options with an `onEvent` and a `fetch` that record spans
 * @example
 * ```ts
 * import { createAuthFetch } from '@x/auth-fetch'
 * import { withTracing } from '@x/telemetry'
 *
 * declare const getToken: () => Promise<string | null>
 *
 * const authFetch = createAuthFetch(withTracing({ getToken, origins: ['https://api.example.com'] }))
 * await authFetch('https://api.example.com/orders')
 * ```
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 * @see https://www.w3.org/TR/trace-context/
 */
export function withTracing<Options extends TracedOptions>(options: Options, tracing: TracingOptions = {}): Options {
  const calls = createCallTracer(() => tracing.tracer ?? trace.getTracer('@x/telemetry'))
  return {
    ...options,
    onEvent(event) {
      calls.follow(event)
      options.onEvent?.(event)
    },
    fetch: (input, init) => calls.send(options.fetch ?? globalThis.fetch, input, init),
  } satisfies Options
}
