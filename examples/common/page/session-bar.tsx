import { people } from './config.ts'
import type { Session } from './use-session.ts'

/** The current user and organization, with buttons to switch and to sign out. */
export function SessionBar({
  user,
  busy,
  signIn,
  signOut,
  selectOrganization,
  orgId,
}: Session & { readonly orgId: string | null }) {
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
        <select
          value={orgId ?? ''}
          disabled={busy}
          onChange={(event) => void selectOrganization(event.target.value || null)}
        >
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
