import { AuthFetchDevtools } from '@x/devtools'
import { AuthFetchProvider } from '@x/react/fetch'
import { createFakeClerk } from '@x/testing'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'

it("stands not in a server's HTML", () => {
  const { useAuth } = createFakeClerk('user_ada')
  const html = renderToString(
    <AuthFetchProvider useAuth={useAuth}>
      <AuthFetchDevtools initialIsOpen />
    </AuthFetchProvider>,
  )
  expect(html).toBe('')
})
