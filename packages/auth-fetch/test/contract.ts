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

/** The cases that every build passes in every runtime, without a test runner. Their server is `runtimes/server.mjs`. */
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

/** The result of a run. */
export interface ContractResult {
  readonly passed: number
  readonly failures: readonly string[]
}

/** The time limit of a case, in milliseconds. */
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
