import { abortCases } from './contract/aborting.js'
import { bodyCases } from './contract/bodies.js'
import type { ContractCase, Target } from './contract/contract-case.js'
import { errorCases } from './contract/errors.js'
import { fenceCases } from './contract/fencing.js'
import { fetchCases } from './contract/fetching.js'
import { headerCases } from './contract/headers.js'
import { jsonCases } from './contract/json.js'
import { originCases } from './contract/origins.js'
import { refreshCases } from './contract/refreshing.js'

export type { ContractCase, Target }

/** What every build keeps in every runtime, with no need of a test runner; `runtimes/server.mjs` is its counterpart. */
export const contract: readonly ContractCase[] = [
  ...fetchCases,
  ...headerCases,
  ...bodyCases,
  ...abortCases,
  ...originCases,
  ...refreshCases,
  ...fenceCases,
  ...errorCases,
  ...jsonCases,
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
