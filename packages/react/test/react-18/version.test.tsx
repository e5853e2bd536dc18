import { version } from 'react'
import { version as domVersion } from 'react-dom'
import { expect, it } from 'vitest'
import { useClerkSWR } from '../../src/swr.js'
import { probe, sees } from '../support/probe.js'

it('this project runs with React 18', async () => {
  expect([version, domVersion]).toEqual(['18.3.1', '18.3.1'])
  await sees(
    probe(() => useClerkSWR('/api/foo').data, { as: { userId: 'alice' } }),
    'alice /api/foo',
  )
})
