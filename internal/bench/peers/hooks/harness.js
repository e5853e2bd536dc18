// Mounts many components of one kind and counts what they do. Bundled with React in its production build.
import { QueryClient } from '@tanstack/react-query'
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import * as authQuery from './auth-query.js'
import * as clerkSWR from './clerk-swr.js'
import { createFakeAuth } from './fake-auth.js'
import * as openapiReactQuery from './openapi-react-query.js'
import * as queryUseAuth from './query-use-auth.js'
import * as query from './query.js'
import * as swrOpenapi from './swr-openapi.js'
import * as swrUseAuth from './swr-use-auth.js'
import * as swr from './swr.js'

export const hooks = [
  { file: 'swr', ...swr },
  { file: 'clerk-swr', ...clerkSWR },
  { file: 'swr-openapi', ...swrOpenapi },
  { file: 'swr-use-auth', ...swrUseAuth },
  { file: 'query', ...query },
  { file: 'auth-query', ...authQuery },
  { file: 'openapi-react-query', ...openapiReactQuery },
  { file: 'query-use-auth', ...queryUseAuth },
]

/** Processor time in milliseconds: what else the machine does is not in it. */
function clock() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

/** Waits until nothing has rendered for a while. */
async function settle(count) {
  let last = -1
  for (let quiet = 0; quiet < 6; quiet = count() === last ? quiet + 1 : 0) {
    last = count()
    await turn()
  }
}

/** Puts an app of many components on the page. */
export function open({ create, library }, { size, baseUrl }) {
  const auth = createFakeAuth()
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const cache = new Map()
  const { useItem, Providers } = create({ auth, baseUrl, client, cache })
  const container = document.createElement('div')
  const root = createRoot(container)
  let renders = 0
  const countRender = () => {
    renders += 1
  }

  function Item({ id }) {
    const owner = useItem(id)
    countRender()
    return createElement('p', null, owner ?? 'loading')
  }

  const items = Array.from({ length: size }, (_, id) => createElement(Item, { key: id, id }))
  const began = clock()
  flushSync(() => root.render(createElement(Providers, null, items)))
  const mount = clock() - began

  /** Counts the renders that something causes. */
  async function observe(cause) {
    const before = renders
    flushSync(cause)
    await settle(() => renders)
    return renders - before
  }

  return {
    auth,
    mount,
    observe,
    renders: () => renders,
    settled: () => settle(() => renders),
    /** How many components show what belongs to this user. */
    showing: (userId) => [...container.children].filter(({ textContent }) => textContent === userId).length,
    refetch: () =>
      observe(() =>
        library === 'swr' ? window.dispatchEvent(new window.Event('focus')) : void client.refetchQueries(),
      ),
    close() {
      root.unmount()
      client.clear()
    },
  }
}
