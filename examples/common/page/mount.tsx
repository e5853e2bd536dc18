import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { SessionProvider } from './clerk.tsx'
import { apiOrigin } from './config.ts'

const queryClient = new QueryClient()

/** Renders an app into the page, with all that its hooks need above them. */
export function mount(app: ReactNode): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html needs an element with id="root".')
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <SessionProvider origins={[apiOrigin]}>{app}</SessionProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
