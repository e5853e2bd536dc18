import { startClerkLocal } from '@x/clerk-local'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildNext } from '../local/next-process.ts'
import { buildEnv } from '../local/next-env.ts'

/** Where the app is built for the tests: a copy, with the pages of `e2e/site` added, so that the app itself holds none of them. */
export const SITE = join(import.meta.dirname, '../.e2e/site')

const SOURCES = ['app', 'components', 'hooks', 'lib', 'styles', 'proxy.ts', 'package.json']

/** Builds once for all workers. What an earlier build has cached stays. */
export default async function buildSite(): Promise<void> {
  await mkdir(SITE, { recursive: true })
  for (const name of SOURCES) {
    await rm(join(SITE, name), { recursive: true, force: true })
    await cp(join(import.meta.dirname, '..', name), join(SITE, name), { recursive: true })
  }
  await cp(join(import.meta.dirname, 'site'), SITE, { recursive: true })
  const { publishableKey, close } = await startClerkLocal({ port: 0 })
  await close()
  await buildNext({ dir: SITE, env: buildEnv(publishableKey) })
}
