import { version } from 'react'
import { version as serverVersion } from 'react-dom/server'
import { expect, it } from 'vitest'

it('is React 18 that renders on the server here', () => {
  expect([version, serverVersion]).toEqual(['18.3.1', '18.3.1'])
  expect(typeof window).toBe('undefined')
})
