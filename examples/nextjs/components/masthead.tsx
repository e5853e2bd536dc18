'use client'
import { SignOutButton, useUser } from '@clerk/nextjs'
import { Brand } from '@x/example-shared/page/brand.tsx'
import { useAuthIdentity } from '@x/react/fetch'

export function Masthead() {
  const identity = useAuthIdentity()
  return (
    <header className="masthead">
      <Brand subtitle="on @clerk/nextjs" />
      {identity && (
        <div className="session-bar">
          <Who userId={identity.userId} />
          <SignOutButton>
            <button type="button">Sign out</button>
          </SignOutButton>
        </div>
      )}
    </header>
  )
}

/** The user's name, which only the browser knows. The server renders the id. */
function Who({ userId }: { readonly userId: string }) {
  const { user } = useUser()
  const name = user?.firstName ?? userId
  return (
    <span className="who">
      <span className="avatar" aria-hidden="true">
        {user?.firstName?.[0]}
      </span>
      <span>{name}</span>
    </span>
  )
}
