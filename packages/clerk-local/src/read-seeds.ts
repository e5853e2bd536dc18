import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { completeSeeds, type CompleteSeeds } from './complete-seeds.js'
import { findMistakes, type Schema } from './find-mistakes.js'
import type { Seeds } from './seeds.js'

// As a path: in a test under jsdom, `URL` is not Node's.
const SCHEMA = join(import.meta.dirname, '../seeds.schema.json')

/**
 * Reads and checks seeds, and fills in what they leave out.
 *
 * @param source the seeds, or the path of a JSON file with them
 * @throws Error that names each field which is not right
 */
export function readSeeds(source: Seeds | string): CompleteSeeds {
  const seeds: unknown = typeof source === 'string' ? readJson(source) : source
  const place = typeof source === 'string' ? source : 'the seeds'
  const schema: Schema = JSON.parse(readFileSync(SCHEMA, 'utf8'))
  throwMistakes(place, findMistakes(schema, seeds))
  // The schema has been over it.
  const complete = completeSeeds(seeds as Seeds)
  throwMistakes(place, complete.mistakes)
  return complete
}

function readJson(path: string): unknown {
  const text = readText(path)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${path} is no JSON: ${messageOf(error)}`, { cause: error })
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Error(`The seeds cannot be read: ${messageOf(error)}`, { cause: error })
  }
}

function throwMistakes(place: string, mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw new Error([`There are mistakes in ${place}:`, ...mistakes].join('\n  '))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
