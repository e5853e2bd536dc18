import type { SeedOrganization, SeedUser } from './seeds.js'
import type { ClerkLocal } from './start-clerk-local.js'

/** Returns what the command prints: what to put where, and who can sign in. */
export function describeServer(clerk: ClerkLocal): string {
  const { url, proxyUrl, publishableKey, secretKey, users, organizations } = clerk
  return `clerk-local listens on ${url}
For development only: anyone on this machine can sign in as anyone.

Sign in with
${table(users.map((user) => [user.email, user.password, user.id, places(user, organizations)]))}

A page
  <ClerkProvider
    publishableKey="${publishableKey}"
    proxyUrl="${proxyUrl}"
    clerkJSUrl="${clerkJsUrl(proxyUrl, 5)}">

  That is @clerk/clerk-react 5. In @clerk/react 6 the last line is
    __internal_clerkJSUrl="${clerkJsUrl(proxyUrl, 6)}"
    prefetchUI={false}>

A server (.env.local)
  CLERK_PUBLISHABLE_KEY=${publishableKey}
  CLERK_SECRET_KEY=${secretKey}
  CLERK_API_URL=${url}

Next.js has these besides
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${publishableKey}
  NEXT_PUBLIC_CLERK_PROXY_URL=${proxyUrl}
  NEXT_PUBLIC_CLERK_JS_URL=${clerkJsUrl(proxyUrl, 6)}
  NEXT_PUBLIC_CLERK_PREFETCH_UI=false
  NEXT_PUBLIC_CLERK_KEYLESS_DISABLED=1

Keys for other backends: ${url}/.well-known/jwks.json
`
}

function clerkJsUrl(proxyUrl: string, major: 5 | 6): string {
  return `${proxyUrl}/npm/@clerk/clerk-js@${major}/dist/clerk.browser.js`
}

function places({ memberships = [] }: SeedUser, organizations: readonly SeedOrganization[]): string {
  return memberships
    .map(({ organization, role = 'org:member' }) => {
      const name = organizations.find(({ id }) => id === organization)?.name ?? organization
      return `${name} (${role})`
    })
    .join(', ')
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd()).join('\n')
}
