import { trace, type Tracer } from '@opentelemetry/api'
import type { AuthFetchOptions } from '@x/auth-fetch'
import { createCallTracer } from './create-call-tracer.js'

/** Options of `AuthFetchProvider` or `createAuthFetch`. */
export type TracedOptions = Partial<AuthFetchOptions>

/** How requests are traced. */
export interface TracingOptions {
  /**
   * What makes the spans.
   * @default that of the registered tracer provider, looked up at each request
   */
  readonly tracer?: Tracer
}

/**
 * Records a span for each request that these options make, with the wait for the token apart from the network, and sends
 * `traceparent` along to the origins that may have a token. Unlike `Authorization`, `fetch` keeps it on a redirect to another origin.
 *
 * @param options of `AuthFetchProvider` or `createAuthFetch`; an `onEvent` and a `fetch` of yours are called as before
 * @param tracing a `tracer` of yours
 * @returns the options, with an `onEvent` and a `fetch` that record
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
