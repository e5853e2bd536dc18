import { Component, Suspense, type ReactNode } from 'react'
import { expect, vi } from 'vitest'

/** Shows an error by its name. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }> {
  override state: { readonly error?: Error } = {}
  static getDerivedStateFromError(error: Error) {
    return { error }
  }
  override render() {
    return this.state.error ? this.state.error.name : this.props.children
  }
}

/** Shows `waiting` while something suspends, and the name of an error. */
export function Boundaries({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary>
      <Suspense fallback="waiting">{children}</Suspense>
    </ErrorBoundary>
  )
}

/** Waits until the page shows this text. What is hidden does not count. */
export async function shows({ container }: { readonly container: HTMLElement }, text: string): Promise<void> {
  await vi.waitFor(() => expect(visibleText(container)).toBe(text), { timeout: 3000 })
}

function visibleText(node: Node): string {
  if (node instanceof HTMLElement && node.style.display === 'none') return ''
  return node.childNodes.length === 0 ? (node.textContent ?? '') : [...node.childNodes].map(visibleText).join('')
}
