import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as core from '../src/index.js'
import { contract } from './contract.js'
import { startServer } from './runtimes/start-server.mjs'

describe('contract', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  it.each(contract)('$name', async ({ run }) => {
    await expect(run({ core, ...server })).resolves.toBeUndefined()
  })
})
