import type { Browser } from '@playwright/test'
import type { LabServer } from '../server/start-lab.ts'
import { checkOutcome } from './check-outcome.ts'
import type { Fault } from './fault.ts'
import { openPage } from './open-page.ts'
import type { Outcome } from './outcome.ts'
import { runFaults } from './run-faults.ts'

/** What came of some faults on one page. */
export interface GroupResult {
  readonly outcomes: readonly Outcome[]
  /** What does not hold, in words; empty when all does. */
  readonly broken: readonly string[]
}

interface GroupOptions {
  readonly lab: LabServer
  readonly browser: Browser
  readonly clerkMajor: '5' | '6'
  readonly faults: readonly Fault[]
  readonly patienceMs?: number
}

/** Raises faults that can share a page on a new one, and checks what is promised for each. */
export async function runGroup({ lab, browser, clerkMajor, faults, patienceMs }: GroupOptions): Promise<GroupResult> {
  lab.reset(faults[0]?.tokenLifetime)
  const { clockMs, limitMs = 20_000, tokenTimeout = 10_000 } = faults[0] ?? {}
  const query = `&limit=${limitMs}&tokenTimeout=${tokenTimeout}`
  const scene = await openPage({ lab, browser, clerkMajor, clockMs, query })
  const patience = patienceMs ?? Math.max(...faults.map((fault) => fault.patienceMs ?? 15_000))
  const outcomes = await runFaults(scene, faults, patience)
  await scene.context.close()
  const broken = outcomes.flatMap((outcome) => {
    const fault = faults.find(({ name }) => name === outcome.fault)
    const found = fault ? checkOutcome(outcome, fault) : ['belongs to no fault']
    return found.map((what) => `${outcome.id} ${what}: ${JSON.stringify(outcome)}`)
  })
  const uncaught = scene.troubles.map((trouble) => `An error that nobody caught: ${trouble}`)
  return { outcomes, broken: [...broken, ...uncaught] }
}
