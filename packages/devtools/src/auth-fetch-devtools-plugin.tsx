'use client'
import type { ReactElement } from 'react'
import { AuthFetchDevtoolsPanel } from './auth-fetch-devtools-panel.js'

/** A plugin of TanStack Devtools. */
export interface AuthFetchDevtoolsPlugin {
  readonly id: string
  readonly name: string
  readonly render: (element: HTMLElement, props: { readonly theme: 'light' | 'dark' }) => ReactElement
}

/** See `index.ts`, where it is documented. */
export function authFetchDevtoolsPlugin(): AuthFetchDevtoolsPlugin {
  return {
    id: 'auth-fetch',
    name: 'auth-fetch',
    render: (_element, { theme }) => <AuthFetchDevtoolsPanel theme={theme} />,
  }
}
