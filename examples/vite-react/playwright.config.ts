import { defineConfig } from '@playwright/test'
import config from '@x/scripts/playwright'
import type { WorkerFixtures } from '@x/example-shared/playwright/stack.ts'

const onClerk5 = config.projects ?? []
// Each test runs on both Clerk SDKs, except those tagged @once.
const onClerk6 = onClerk5.map(({ name, use }) => ({
  name: `${name}-clerk-6`,
  grepInvert: /@once/,
  use: { ...use, mode: 'clerk-6' },
}))

export default defineConfig<object, Pick<WorkerFixtures, 'mode'>>({ ...config, projects: [...onClerk5, ...onClerk6] })
