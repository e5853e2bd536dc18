import { ClerkProvider } from '@clerk/nextjs'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { Masthead } from '@/components/masthead'
import { Providers } from './providers'
import '@/styles/base.css'
import '@/styles/layout.css'
import '@/styles/controls.css'
import '@/styles/panel.css'
import '@/styles/rows.css'

export const metadata: Metadata = {
  title: 'Your session token follows every request',
  description: 'Data prefetched on the server and fetched in the browser, with a fresh Clerk session token each time.',
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {/* `dynamic` tells the server's render who is signed in, so that it finds what was prefetched. */}
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
