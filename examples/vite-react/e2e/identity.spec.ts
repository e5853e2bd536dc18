import type { Page } from '@playwright/test'
import { choose, panel } from '@x/example-shared/playwright/page.ts'
import { expect, test } from '@x/example-shared/playwright/stack.ts'
import { sights, watch } from '@x/example-shared/playwright/watch.ts'

for (const condition of ['Normal', 'Slow']) {
  test.describe(
    `with an API that is ${condition.toLowerCase()}`,
    { tag: condition === 'Slow' ? ['@once'] : [] },
    () => {
      test('nothing of Alice is ever shown to Bob, not in one frame', async ({ page, signIn }) => {
        await signIn('Alice')
        await showsRowsOf(page, 'Alice · Personal')
        await choose(page, 'Refetch every', '1 s')
        await choose(page, 'The API is', condition)
        await page.waitForTimeout(1200)
        await watch(page)

        await page.getByRole('button', { name: 'Switch to Bob' }).click()
        await showsRowsOf(page, 'Bob · Personal')
        await page.waitForTimeout(2000)

        const seen = await sights(page)
        expect(seen).toContainEqual({ user: 'Alice', place: 'Personal', owners: ['Alice · Personal'] })
        expect(seen).toContainEqual({ user: 'Bob', place: 'Personal', owners: ['Bob · Personal'] })
        for (const { user, owners } of seen)
          expect(owners.filter((owner) => !owner.startsWith(user || 'nobody'))).toEqual([])
      })

      test(
        'rows of one organization are never shown in another',
        { tag: condition === 'Slow' ? ['@long'] : [] },
        async ({ page, signIn }) => {
          await signIn('Alice')
          const organization = page.getByLabel('Organization')
          await organization.selectOption('Acme')
          await showsRowsOf(page, 'Alice · Acme')
          await choose(page, 'Refetch every', '1 s')
          await choose(page, 'The API is', condition)
          await page.waitForTimeout(1200)
          await watch(page)

          await organization.selectOption('Globex')
          await showsRowsOf(page, 'Alice · Globex')
          await organization.selectOption('Personal')
          await showsRowsOf(page, 'Alice · Personal')
          await page.waitForTimeout(2000)

          const seen = await sights(page)
          for (const place of ['Acme', 'Globex', 'Personal']) {
            expect(seen).toContainEqual({ user: 'Alice', place, owners: [`Alice · ${place}`] })
          }
          for (const { place, owners } of seen) expect(owners.filter((owner) => !owner.endsWith(place))).toEqual([])
        },
      )
    },
  )
}

test('signing out removes all rows from the page', async ({ page, signIn, stack }) => {
  await signIn('Alice')
  await showsRowsOf(page, 'Alice · Personal')
  await watch(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByText('Signed out. No requests are sent.')).toHaveCount(3)
  for (const { user, owners } of await sights(page)) if (!user) expect(owners).toEqual([])

  stack.log.length = 0
  await page.waitForTimeout(6000)
  expect(stack.log).toEqual([])
})

async function showsRowsOf(page: Page, owner: string): Promise<void> {
  for (const hook of ['useAuthFetch', 'useClerkSWR', 'useAuthQuery'] as const) {
    await expect(panel(page, hook).getByText(owner).first()).toBeVisible()
  }
}
