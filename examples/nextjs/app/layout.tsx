import { ClerkProvider } from '@clerk/nextjs'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { Masthead } from '@/components/masthead'
import { Providers } from './providers'
import '@x/example-shared/page/styles/base.css'
import '@x/example-shared/page/styles/page.css'
import '@x/example-shared/page/styles/session.css'
import '@x/example-shared/page/styles/choice.css'
import '@x/example-shared/page/styles/panel.css'
import '@x/example-shared/page/styles/rows.css'
import '@/styles/layout.css'

export const metadata: Metadata = {
  title: 'Your session token follows every request',
  description: 'Data prefetched on the server and fetched in the browser, with a fresh Clerk session token each time.',
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {/* With `dynamic` the server render knows the current user, so that the hooks find the prefetched data. */}
        <ClerkProvider dynamic>
          <Providers>
            <Masthead />
            <main>{children}</main>
          </Providers>
        </ClerkProvider>
      </body>
    </html>
  )
}
