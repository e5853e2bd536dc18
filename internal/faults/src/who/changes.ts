import type { Page } from '@playwright/test'
import type { LabServer } from '../server/start-lab.ts'

/** Ways in which who is signed in changes, by Clerk's own client. */
export const changes = ['sign-out', 'user switch', 'organization switch'] as const
export type Change = (typeof changes)[number]

interface ClerkOnPage {
  readonly client: { readonly signIn: { create(options: object): Promise<{ createdSessionId: string }> } }
  signOut(after: () => void): Promise<void>
  setActive(options: object): Promise<void>
}

/** Makes the change on a page where Alice is signed in; resolves with who is signed in then. */
export async function make(change: Change, page: Page, lab: LabServer): Promise<string> {
  const ticket = lab.clerk.createTicket('user_bob')
  await page.evaluate(
    async ([kind, bobs]) => {
      const clerk = Reflect.get(window, 'Clerk') as ClerkOnPage // the real one
      if (kind === 'sign-out') return clerk.signOut(() => {})
      if (kind === 'organization switch') return clerk.setActive({ organization: 'org_acme' })
      const { createdSessionId } = await clerk.client.signIn.create({ strategy: 'ticket', ticket: bobs })
      return clerk.setActive({ session: createdSessionId })
    },
    [change, ticket] as const,
  )
  return { 'sign-out': 'nobody', 'user switch': 'user_bob@personal', 'organization switch': 'user_alice@org_acme' }[
    change
  ]
}
