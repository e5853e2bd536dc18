import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { SessionProvider } from '@x/example-shared/page/clerk.tsx'
import { apiOrigin } from '@x/example-shared/page/config.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import '@x/example-shared/page/styles/base.css'
import '@x/example-shared/page/styles/page.css'
import '@x/example-shared/page/styles/layout.css'
import '@x/example-shared/page/styles/session.css'
import '@x/example-shared/page/styles/rows.css'
import '@x/example-shared/page/styles/hooks.css'
import './style.css'

const queryClient = new QueryClient()

const root = document.getElementById('root')
if (!root) throw new Error('index.html needs an element with id="root".')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <SessionProvider origins={[apiOrigin]}>
        <App />
      </SessionProvider>
    </QueryClientProvider>
  </StrictMode>,
)
