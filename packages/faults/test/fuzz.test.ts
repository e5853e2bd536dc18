import { expect, it } from 'vitest'
import { properties } from '../fuzz/properties.ts'
import { holds, runProperty } from '../fuzz/run-property.ts'
import { urlTexts } from '../fuzz/inputs.ts'

/** Seeds that found something once stay. */
const seeds = [1, 20_261_123]

it.each(Object.keys(properties))('%s: hold for a few thousand cases', async (name) => {
  const property = properties[name]
  if (!property) throw new Error('no such property')
  for (const seed of seeds) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, on one core
    expect(await runProperty(property, 1_500, seed)).toEqual({ counterexample: undefined, runs: 1_500 })
  }
})

it('finds a fault that is planted', async () => {
  const naive = holds(urlTexts, (text) => {
    const isAllowed = text.startsWith('https://api.example.com')
    if (
      isAllowed &&
      URL.canParse(text) &&
      new URL(text, 'https://app.example.org').origin !== 'https://api.example.com'
    )
      throw new Error('leaks')
  })
  const { counterexample } = await runProperty(naive, 20_000, 1)
  expect(counterexample).toContain('leaks')
})
