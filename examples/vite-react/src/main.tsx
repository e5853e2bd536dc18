import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { SessionProvider } from '#clerk'
import { App } from './app.tsx'
import { billingOrigin } from './config.ts'
import { apiOrigin } from '@x/example-shared/page/config.ts'
import { createTimeline } from './timeline/timeline.ts'
import '@x/example-shared/page/styles/base.css'
import '@x/example-shared/page/styles/page.css'
import '@x/example-shared/page/styles/layout.css'
import '@x/example-shared/page/styles/session.css'
import '@x/example-shared/page/styles/choice.css'
import './styles/controls.css'
import '@x/example-shared/page/styles/panel.css'
import '@x/example-shared/page/styles/rows.css'
import '@x/example-shared/page/styles/snippet.css'
import './styles/token.css'
import './styles/pulse.css'
import './styles/table.css'
import '@x/example-shared/page/styles/hooks.css'

// Our API accepts the session token, the billing API a token of its JWT template.
const origins = [apiOrigin, { origin: billingOrigin, auth: { template: 'api' } }]
const queryClient = new QueryClient()
const timeline = createTimeline()

const root = document.getElementById('root')
if (!root) throw new Error('index.html needs an element with id="root".')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <SessionProvider origins={origins} fetch={timeline.fetch} onEvent={timeline.onEvent}>
        <App timeline={timeline} />
      </SessionProvider>
    </QueryClientProvider>
  </StrictMode>,
)
