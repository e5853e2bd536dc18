import { expect, test as base } from '@playwright/test'
import { startLab, type LabServer } from '../src/server/start-lab.ts'

/** Each worker has a page, an API and a Clerk of its own. */
export const test = base.extend<object, { readonly lab: LabServer }>({
  lab: [
    async ({}, use) => {
      const lab = await startLab()
      await use(lab)
      await lab.close()
    },
    { scope: 'worker' },
  ],
})

export { expect }
