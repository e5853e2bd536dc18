import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode } from 'react'

interface CatchProps {
  readonly children: ReactNode
  readonly onReset: () => void
}

/** Shows an error from the components below it, with a button that tries again. */
export function ErrorBoundary({ children }: { readonly children: ReactNode }) {
  return <QueryErrorResetBoundary>{({ reset }) => <Catch onReset={reset}>{children}</Catch>}</QueryErrorResetBoundary>
}

class Catch extends Component<CatchProps, { readonly error?: Error | undefined }> {
  override state: { readonly error?: Error | undefined } = {}

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    const retry = () => {
      this.props.onReset()
      this.setState({ error: undefined })
    }
    return (
      <div role="alert">
        <p>{error.message}</p>
        <button type="button" className="small" onClick={retry}>
          Try again
        </button>
      </div>
    )
  }
}
