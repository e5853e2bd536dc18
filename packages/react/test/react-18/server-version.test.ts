import { version } from 'react'
import { version as serverVersion } from 'react-dom/server'
import { expect, it } from 'vitest'

it('this project renders with React 18 on the server', () => {
  expect([version, serverVersion]).toEqual(['18.3.1', '18.3.1'])
  expect(typeof window).toBe('undefined')
})
