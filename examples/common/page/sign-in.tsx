import { useState, type FormEvent } from 'react'
import { people, type Person } from './config.ts'
import type { Session } from './use-session.ts'

/** A sign-in form. Clicking a person fills in their email and password. */
export function SignIn({ signIn, busy, problem }: Session) {
  const [email, setEmail] = useState(people[0]?.email ?? '')
  const [password, setPassword] = useState(people[0]?.password ?? '')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void signIn({ email, password })
  }
  const fill = (person: Person) => {
    setEmail(person.email)
    setPassword(person.password)
  }

  return (
    <form className="card sign-in" onSubmit={submit} aria-labelledby="sign-in-title">
      <h2 id="sign-in-title">Sign in</h2>
      {people.length > 0 && (
        <fieldset className="people">
          <legend>Demo users</legend>
          {people.map((person) => (
            <button key={person.email} type="button" aria-pressed={person.email === email} onClick={() => fill(person)}>
              <span className="avatar" aria-hidden="true">
                {person.name[0]}
              </span>
              {person.name}
            </button>
          ))}
        </fieldset>
      )}
      <label>
        Email
        <input
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </label>
      <label>
        Password
        <input
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <p className="problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="primary" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  )
}
