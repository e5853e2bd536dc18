import { mkdir, writeFile } from 'node:fs/promises'
import { faults } from '../src/matrix/faults.ts'
import { runGroup } from '../src/matrix/run-group.ts'
import { test, expect } from './lab.ts'

const folder = '.e2e/matrix'

for (const clerkMajor of ['5', '6'] as const) {
  for (const group of new Set(faults.map((fault) => fault.group))) {
    const together = faults.filter((fault) => fault.group === group)
    const names = together.map(({ name }) => name).join('; ')
    test(`clerk-js ${clerkMajor}, ${names}`, { tag: '@long' }, async ({ browser, lab }) => {
      test.setTimeout(360_000)
      const { outcomes, broken } = await runGroup({ lab, browser, clerkMajor, faults: together })
      await mkdir(folder, { recursive: true })
      await writeFile(`${folder}/${clerkMajor}-${group}.json`, JSON.stringify({ clerkMajor, outcomes, broken }))
      expect(broken).toEqual([])
    })
  }
}
