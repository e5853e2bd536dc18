// The apps that are no files of a package, since they hold what only one SDK has.

/** The root entry, with the Clerk SDK that it asks. */
export const rootApp = `import { ClerkProvider } from '@clerk/clerk-react'
import { AuthFetchProvider, useAuthFetch, useAuthQuery, useClerkSWR } from '@x/react'

function Orders() {
  const authFetch = useAuthFetch()
  const swr = useClerkSWR<string[]>('/api/orders')
  const query = useAuthQuery<string[]>({ queryKey: ['orders'], url: '/api/orders' })
  return <button onClick={() => void authFetch('/api/orders')}>{swr.data?.[0] ?? query.data?.[0]}</button>
}

export function App() {
  return (
    <ClerkProvider publishableKey="pk_test_a2V5LmNsZXJrLmFjY291bnRzLmRldiQ">
      <AuthFetchProvider origins={['https://api.example.com']}>
        <Orders />
      </AuthFetchProvider>
    </ClerkProvider>
  )
}
`

/**
 * The hooks under an SDK that they do not import.
 *
 * @param {string} sdk
 */
export const sdkApp = (sdk) => `import { useAuth } from '${sdk}'
import { AuthFetchProvider, useAuthFetch } from '@x/react/fetch'
import { useAuthQuery } from '@x/react/query'
import { useClerkSWR } from '@x/react/swr'

function Orders() {
  const authFetch = useAuthFetch()
  const swr = useClerkSWR<string[]>('/api/orders')
  const query = useAuthQuery<string[]>({ queryKey: ['orders'], url: '/api/orders' })
  return <button onClick={() => void authFetch('/api/orders')}>{swr.data?.[0] ?? query.data?.[0]}</button>
}

export function App() {
  return (
    <AuthFetchProvider useAuth={useAuth} origins={['https://api.example.com']}>
      <Orders />
    </AuthFetchProvider>
  )
}
`

/** A tracer that prints the spans of one request. */
export const tracingApp = `import { trace } from '@opentelemetry/api'
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
console.log(exporter.getFinishedSpans().map(({ name }) => name).join(', '))
`

/** What takes the plugin, in types. */
export const viteConfig = `import { clerkLocal } from '@x/clerk-local/vite'
import { defineConfig } from 'vite'

export default defineConfig({ plugins: [clerkLocal({ inBuild: true })] })
`
