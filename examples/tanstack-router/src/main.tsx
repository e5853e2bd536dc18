import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { SessionProvider } from './clerk.tsx'
import '../../vite-react/src/styles/base.css'
import '../../vite-react/src/styles/layout.css'
import '../../vite-react/src/styles/session.css'
import '../../vite-react/src/styles/rows.css'
import '../../vite-react/src/styles/hooks.css'
import './style.css'

const queryClient = new QueryClient()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <SessionProvider>
        <App />
      </SessionProvider>
    </QueryClientProvider>
  </StrictMode>,
)
