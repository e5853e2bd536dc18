import { startClerkLocal } from '@x/clerk-local'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildNext } from '../local/next-process.ts'
import { buildEnv } from '../local/next-env.ts'

/** The copy of the app that the tests build, with the pages of `e2e/site` added. */
export const SITE = join(import.meta.dirname, '../.e2e/site')

const SOURCES = ['app', 'components', 'hooks', 'lib', 'styles', 'proxy.ts', 'package.json', 'next.config.ts']

/** Builds once for all workers, and keeps Next's cache of earlier builds. */
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
