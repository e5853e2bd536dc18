import { correctnessTables } from './correctness-tables.js'
import { hookTables } from './hook-tables.js'
import { scaleTables } from './scale-tables.js'
import { sizeTables } from './size-tables.js'
import { speedTables } from './speed-tables.js'
import { stormTables } from './storm-tables.js'

/** @type {Record<string, (results: any) => import('../table.js').Table[]>} */
const makers = { ...sizeTables, ...correctnessTables, ...stormTables, ...speedTables, ...hookTables, ...scaleTables }

/**
 * Gives the tables of a section.
 *
 * @param {string} section
 * @param {any} results those of all sections, as they stand in `results.json`
 */
export function tablesOf(section, results) {
  return results[section] === undefined ? [] : (makers[section]?.(results[section]) ?? [])
}
