import { people } from '../config.ts'
import type { Session } from './use-session.ts'

/** Who is signed in, where, and the ways to change it. */
export function SessionBar({ user, busy, signIn, signOut, enter, place }: Session & { readonly place: string | null }) {
  if (!user) return null
  const email = user.primaryEmailAddress?.emailAddress
  const others = people.filter((person) => person.email !== email)
  return (
    <div className="session-bar">
      <span className="who">
        <span className="avatar" aria-hidden="true">
          {user.firstName?.[0] ?? '?'}
        </span>
        <span className="who-name">{user.firstName ?? email}</span>
      </span>
      <label className="place">
        <span className="visually-hidden">Organization</span>
        <select value={place ?? ''} disabled={busy} onChange={(event) => void enter(event.target.value || null)}>
          <option value="">Personal</option>
          {user.organizationMemberships.map(({ organization }) => (
            <option key={organization.id} value={organization.id}>
              {organization.name}
            </option>
          ))}
        </select>
      </label>
      {others.map((person) => (
        <button key={person.email} type="button" disabled={busy} onClick={() => void signIn(person)}>
          Switch to {person.name}
        </button>
      ))}
      <button type="button" disabled={busy} onClick={() => void signOut()}>
        Sign out
      </button>
    </div>
  )
}
