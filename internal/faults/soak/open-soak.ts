import type { Browser, Page } from '@playwright/test'
import { nameOwner, ways } from '../src/cell.ts'
import { openPage } from '../src/matrix/open-page.ts'
import type { LabServer } from '../src/server/start-lab.ts'
import { lookAt, type Checkpoint } from './checkpoint.ts'
import { prepareSoak } from './in-page.ts'

export interface SoakOptions {
  readonly lab: LabServer
  readonly browser: Browser
  readonly clerkMajor: '5' | '6'
  /** How many tokens are used up between two switches of who is signed in. */
  readonly roundsPerSwitch: number
  /** Milliseconds after which the page gives up on a response, 0 for never: so long the browser keeps the signal of each. */
  readonly limitMs: number
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void
}

/** A tab that lives fast. */
export interface Soak {
  readonly page: Page
  /** Lives for so many rounds, and looks at what the tab holds before, so many times meanwhile, and after. */
  readonly live: (rounds: number, checkpoints: number) => Promise<Checkpoint[]>
  readonly tally: { tokens: number; requests: number; refused: number; organizations: number; users: number }
  /** Errors that nobody caught. */
  readonly troubles: readonly string[]
  readonly close: () => Promise<void>
}

/** Opens a tab that uses up a token in each round, is looked at in each, and whose user and organization change every few. */
export async function openSoak(options: SoakOptions): Promise<Soak> {
  const { lab, browser, clerkMajor, roundsPerSwitch, limitMs, onCheckpoint } = options
  // So short that clerk-js asks for a new one each time.
  lab.reset(1)
  // TanStack Query keeps the queries of who is gone for as long as all others that nobody looks at: else five minutes.
  const gcTime = Math.max(limitMs, 200)
  const query = `&own&limit=${limitMs}&gcTime=${gcTime}`
  const opening = { lab, browser, clerkMajor, query, prepare: prepareSoak, isRecorded: false }
  const { page, context, troubles } = await openPage(opening)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable')
  await page.evaluate(
    (all) => globalThis.lab.add(all),
    ways.map((way) => ({ id: `soak.${way}.focus`, way, occasion: 'focus' as const })),
  )
  const now = { userId: 'user_alice', organizationId: null as string | null, round: 0 }
  const tally = { tokens: 0, requests: 0, refused: 0, organizations: 0, users: 0 }
  await settle(page, nameOwner(now.userId, now.organizationId))

  async function look(): Promise<Checkpoint> {
    // What browser and libraries keep for a while is over by then.
    await page.waitForTimeout(gcTime + 50)
    const checkpoint = await lookAt(page, devtools, now.round)
    onCheckpoint?.(checkpoint)
    return checkpoint
  }

  function count(): void {
    tally.tokens += lab.clerk.requests().filter(({ path, status }) => path.endsWith('/tokens') && status === 200).length
    tally.requests += lab.api.log.length
    // What was aborted by a switch was not answered.
    tally.refused += lab.api.log.filter(({ status }) => status !== 200 && status !== 0).length
    lab.clerk.clearRequests()
    lab.api.log.length = 0
  }

  async function switchAround(): Promise<void> {
    const turn = now.round / roundsPerSwitch
    if (turn % 5 === 0) {
      now.userId = now.userId === 'user_alice' ? 'user_bob' : 'user_alice'
      now.organizationId = null
      tally.users += 1
      await switchUser(page, lab.clerk.createTicket(now.userId))
    } else {
      now.organizationId = now.organizationId === null ? 'org_acme' : null
      tally.organizations += 1
      await switchOrganization(page, now.organizationId)
    }
    await settle(page, nameOwner(now.userId, now.organizationId))
  }

  return {
    page,
    tally,
    troubles,
    async live(rounds, checkpoints) {
      const seen = [await look()]
      const end = now.round + rounds
      while (now.round < end) {
        await page.evaluate(([times, cells]) => globalThis.soak.live(times, cells), [
          roundsPerSwitch,
          ways.length,
        ] as const)
        now.round += roundsPerSwitch
        await switchAround()
        count()
        if ((end - now.round) % (rounds / checkpoints) === 0) seen.push(await look())
      }
      return seen
    },
    close: () => context.close(),
  }
}

interface ClerkOnPage {
  readonly client: { readonly signIn: { create(options: object): Promise<{ createdSessionId: string }> } }
  signOut(after: () => void): Promise<void>
  setActive(options: object): Promise<void>
}

async function switchOrganization(page: Page, organization: string | null): Promise<void> {
  await page.evaluate(async (id) => {
    await (Reflect.get(window, 'Clerk') as ClerkOnPage).setActive({ organization: id }) // the real one
  }, organization)
}

async function switchUser(page: Page, ticketOfNext: string): Promise<void> {
  await page.evaluate(async (ticket) => {
    const clerk = Reflect.get(window, 'Clerk') as ClerkOnPage // the real one
    await clerk.signOut(() => {})
    const { createdSessionId } = await clerk.client.signIn.create({ strategy: 'ticket', ticket })
    await clerk.setActive({ session: createdSessionId })
  }, ticketOfNext)
}

/** Waits until every cell, and the page with its own caches, shows the data of who is signed in. */
async function settle(page: Page, owner: string): Promise<void> {
  await page.waitForFunction(
    ([who, count]) => {
      const shown = [...document.querySelectorAll('.data')].filter((data) => data.textContent.startsWith(`${who} has`))
      return shown.length === count && document.getElementById('own')?.textContent === `${who} ${who}`
    },
    [owner, ways.length] as const,
  )
}
