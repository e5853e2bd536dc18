import { QueryClient } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import type { PageConfig } from '../cell.ts'
import { App } from './app.tsx'
import { Caches } from './caches.tsx'
import { createLab, type Lab } from './lab.ts'
import { createLimitedFetch } from './limited-fetch.ts'

declare global {
  var lab: Lab
}

const options = new URLSearchParams(location.search)
const config = (await (await fetch('/config.json')).json()) as PageConfig // written by start-lab.ts
const { Sdk } = options.get('clerk') === '5' ? await import('./sdk-5.tsx') : await import('./sdk-6.tsx')
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')

const limitMs = Number(options.get('limit') ?? 20_000)
const lab = createLab(config, options.has('own'))
const gcTime = Number(options.get('gcTime') ?? 300_000)
const queryClient = new QueryClient({ defaultOptions: { queries: { gcTime }, mutations: { gcTime } } })
lab.caches.queryClient = queryClient
globalThis.lab = lab

createRoot(root).render(
  <Caches lab={lab} queryClient={queryClient} isPersisted={options.has('persist')}>
    <Sdk
      config={config}
      origins={[config.apiUrl]}
      {...(limitMs > 0 && { fetch: createLimitedFetch(limitMs) })}
      tokenTimeout={Number(options.get('tokenTimeout') ?? 10_000)}
      onEvent={(event) => void lab.events.push(event)}
    >
      <App lab={lab} />
    </Sdk>
  </Caches>,
)
