import { apiOrigin } from './config.js'
import { element } from './element.js'
import { loadClerk } from './load-clerk.js'
import { createPanel } from './panel.js'
import { showSession } from './session.js'

const panels = [
  createPanel(element('#same'), { url: '/api/orders', every: 2000 }),
  createPanel(element('#other'), { url: `${apiOrigin}/invoices`, every: 2000 }),
]

element('.code pre').textContent = (await (await fetch('/auth.js')).text()).trim()
await loadClerk()

/** @type {string | undefined} */
let shown
const show = () => {
  const { user, organization } = Clerk
  if (user === undefined) return
  const identity = `${user?.id} ${organization?.id}`
  showSession(user, organization)
  if (identity === shown) return
  shown = identity
  for (const panel of panels) panel.restart(user !== null)
}

Clerk.addListener(show)
show()
