import { checkProperty, type Verdict } from './check-property.ts'
import { properties } from './url-properties.ts'

declare global {
  var fuzz: (name: string, cases: number, seed: number) => Promise<Verdict>
}

globalThis.fuzz = (name, cases, seed) => {
  const property = properties[name]
  if (!property) throw new Error('no such property')
  return checkProperty(property, cases, seed)
}
