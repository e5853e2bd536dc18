'use client'
import { type KeyboardEvent, type ReactElement, useRef, useState, useSyncExternalStore } from 'react'
import { AuthFetchDevtoolsPanel, type AuthFetchDevtoolsPanelProps } from './auth-fetch-devtools-panel.js'
import { AuthFetchRecorder, type AuthFetchRecorderProps } from './auth-fetch-recorder.js'
import { styles } from './styles.js'

/** The props of `AuthFetchDevtools`. */
export interface AuthFetchDevtoolsProps extends AuthFetchDevtoolsPanelProps, AuthFetchRecorderProps {
  /** @default false */
  readonly initialIsOpen?: boolean
}

const never = () => () => {}

/** See `index.ts`, where it is documented. */
export function AuthFetchDevtools({ theme, queryClient, initialIsOpen = false }: AuthFetchDevtoolsProps): ReactElement {
  const [isOpen, setOpen] = useState(initialIsOpen)
  const button = useRef<HTMLButtonElement>(null)
  // Not rendered on the server.
  const isMounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

  function closeOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isOpen) return
    setOpen(false)
    button.current?.focus()
  }

  return (
    <>
      <AuthFetchRecorder {...(queryClient && { queryClient })} />
      {isMounted && (
        <div className="afd afd-corner" data-theme={theme} data-open={isOpen} onKeyDown={closeOnEscape}>
          <style>{styles}</style>
          <button type="button" ref={button} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            auth-fetch
            {isOpen && <span aria-hidden="true"> ✕</span>}
          </button>
          {isOpen && (
            <section aria-label="Requests of auth-fetch">
              <AuthFetchDevtoolsPanel {...(theme && { theme })} />
            </section>
          )}
        </div>
      )}
    </>
  )
}
