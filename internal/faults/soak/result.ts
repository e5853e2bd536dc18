import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { Checkpoint } from './checkpoint.ts'
import type { Soak } from './open-soak.ts'

/** The results of one soak test. */
export interface SoakResult {
  readonly clerkMajor: '5' | '6'
  readonly minutes: number
  readonly tally: Soak['tally']
  /** The number of uncaught errors. */
  readonly troubles: number
  readonly seen: readonly Checkpoint[]
  /** Bytes that the last part of the test leaks in each round on purpose, and the checkpoints of that part. */
  readonly planted: number
  readonly leaking: readonly Checkpoint[]
}

const folder = new URL('../.e2e/soak/', import.meta.url)

export async function forgetResults(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

export async function writeResult(result: SoakResult): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(new URL(`${result.clerkMajor}.json`, folder), JSON.stringify(result))
}

/** The results of the last run, by the version of clerk-js. */
export async function readResults(): Promise<SoakResult[]> {
  const names = (await readdir(folder)).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
  return texts.map((text) => JSON.parse(text) as SoakResult) // written by writeResult()
}
