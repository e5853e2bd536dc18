import { afterAll, beforeAll, describe, it } from 'vitest'
import * as core from '../src/index.js'
import { contract } from './contract.js'
import { startServer } from './runtimes/start-server.mjs'

describe('contract', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  for (const { name, run } of contract) it(name, () => run({ core, ...server }))
})
