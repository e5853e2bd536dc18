/* oxlint-disable no-console -- its output is what the row expects */
import { trace } from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { createAuthFetch } from '@x/auth-fetch'
import { withTracing } from '@x/telemetry'

const exporter = new InMemorySpanExporter()
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }))
const fetch = async () => new Response('tea')
const authFetch = createAuthFetch(
  withTracing({ fetch, getToken: async () => 'token', origins: ['https://api.example.com'] }),
)
await (await authFetch('https://api.example.com/orders')).text()
console.log(
  exporter
    .getFinishedSpans()
    .map(({ name }) => name)
    .join(', '),
)
