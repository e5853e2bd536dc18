import { aborting } from './contract/aborting.js'
import { bodies } from './contract/bodies.js'
import type { ContractCase, Target } from './contract/contract-case.js'
import { errors } from './contract/errors.js'
import { fencing } from './contract/fencing.js'
import { fetching } from './contract/fetching.js'
import { headers } from './contract/headers.js'
import { json } from './contract/json.js'
import { origins } from './contract/origins.js'
import { refreshing } from './contract/refreshing.js'

export type { ContractCase, Target }

/** What every build keeps in every runtime, with no need of a test runner; `runtimes/server.mjs` is its counterpart. */
export const contract: readonly ContractCase[] = [
  ...fetching,
  ...headers,
  ...bodies,
  ...aborting,
  ...origins,
  ...refreshing,
  ...fencing,
  ...errors,
  ...json,
]

/** How a run went: the lines of the failures, and how many cases there were of each kind. */
export interface ContractResult {
  readonly passed: number
  readonly failures: readonly string[]
}

/** Milliseconds after which a case counts as hung. */
const timeout = 15_000

/** Runs all cases, one after the other. */
export async function runContract(target: Target): Promise<ContractResult> {
  const failures: string[] = []
  for (const { name, run } of contract) {
    let timer: ReturnType<typeof setTimeout> | undefined
    const hung = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`hung for ${timeout} ms`)), timeout)
    })
    try {
      await Promise.race([run(target), hung])
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
    clearTimeout(timer)
  }
  return { passed: contract.length - failures.length, failures }
}
