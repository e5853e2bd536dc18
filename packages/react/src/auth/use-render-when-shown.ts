'use client'
import { useReducer, useRef } from 'react'
import { useCommitEffect } from './use-commit-effect.js'

/**
 * Renders a component again, before the browser paints, when a hidden tree is shown. A hook that listens to a store hears nothing
 * while its tree is hidden, and React shows the tree as it was rendered last.
 *
 * @see https://react.dev/reference/react/Activity
 */
export function useRerenderWhenShown(): void {
  const [, rerender] = useReducer((count: number) => count + 1, 0)
  const wasHidden = useRef(false)
  useCommitEffect(() => {
    if (wasHidden.current) rerender()
    return () => void (wasHidden.current = true)
  }, [])
}
