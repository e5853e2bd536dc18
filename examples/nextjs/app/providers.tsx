'use client'
import { useAuth } from '@clerk/nextjs'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { AuthFetchProvider } from '@x/react/fetch'
import { useState, type ReactNode } from 'react'
import { isAuthFailure } from '@/lib/is-auth-failure'

export function Providers({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={queryClient}>
      <AuthFetchProvider useAuth={useAuth} isAuthFailure={isAuthFailure}>
        {children}
      </AuthFetchProvider>
    </QueryClientProvider>
  )
}
