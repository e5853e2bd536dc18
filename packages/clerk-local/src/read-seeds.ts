import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findMistakes, type Schema } from './find-mistakes.js'
import { DEMO_PASSWORD, type SeedMembership, type SeedOrganization, type Seeds, type SeedUser } from './seeds.js'

// A path: under jsdom, `URL` is not Node's.
const SCHEMA = join(import.meta.dirname, '../seeds.schema.json')

/**
 * Reads and checks seeds, and fills in the defaults.
 *
 * @param source the seeds, or the path of a JSON file that contains them
 * @throws Error that names each invalid field
 */
export function readSeeds(source: Seeds | string): CompleteSeeds {
  const seeds: unknown = typeof source === 'string' ? readJson(source) : source
  const place = typeof source === 'string' ? source : 'the seeds'
  const schema: Schema = JSON.parse(readFileSync(SCHEMA, 'utf8'))
  throwMistakes(place, findMistakes(schema, seeds))
  // Checked against the schema.
  const complete = completeSeeds(seeds as Seeds)
  throwMistakes(place, complete.mistakes)
  return complete
}

function readJson(path: string): unknown {
  const text = readText(path)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${path} is not valid JSON: ${messageOf(error)}`, { cause: error })
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Error(`Could not read the file of seeds: ${messageOf(error)}`, { cause: error })
  }
}

function throwMistakes(place: string, mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw new Error([`There are mistakes in ${place}:`, ...mistakes].join('\n  '))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Seeds with all defaults filled in. */
export interface CompleteSeeds {
  readonly users: readonly SeedUser[]
  readonly organizations: readonly SeedOrganization[]
  /** Mistakes that only a look at all seeds finds, as sentences. */
  readonly mistakes: readonly string[]
}

/** Fills in the defaults of seeds, and finds duplicate names and unknown organizations. */
export function completeSeeds(seeds: Seeds): CompleteSeeds {
  const organizations = (seeds.organizations ?? []).map(completeOrganization)
  const users = seeds.users.map(completeUser)
  const mistakes = [
    ...repeated('users', users, 'email'),
    ...repeated('users', users, 'id'),
    ...repeated('organizations', organizations, 'slug'),
    ...repeated('organizations', organizations, 'id'),
  ]

  function organizationId(name: string, path: string): string {
    const found = organizations.find(({ id, slug }) => id === name || slug === name)
    if (found) return found.id
    const known = organizations.map(({ slug }) => slug).join(', ')
    mistakes.push(
      `${path} names an unknown organization: ${JSON.stringify(name)}; ${known ? `use one of ${known}` : 'add it to organizations'}`,
    )
    return name
  }

  const withMemberships = users.map((user, at) => ({
    ...user,
    memberships: (user.memberships ?? []).map((membership, index): SeedMembership => ({
      ...membership,
      organization: organizationId(membership.organization, `users[${at}].memberships[${index}].organization`),
    })),
  }))
  return { users: withMemberships, organizations, mistakes }
}

function completeUser({ email, ...user }: Seeds['users'][number]): SeedUser {
  const name = email.split('@')[0] ?? ''
  const { id = `user_${name.replace(/\W+/g, '_')}`, firstName = name, lastName = '', password = DEMO_PASSWORD } = user
  return { ...user, id, firstName, lastName, email, password }
}

function completeOrganization(organization: NonNullable<Seeds['organizations']>[number]): SeedOrganization {
  const { name, slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-') } = organization
  const { id = `org_${slug.replace(/\W+/g, '_')}` } = organization
  return { ...organization, id, name, slug }
}

function repeated<Field extends string>(
  list: string,
  items: readonly Readonly<Record<Field, string>>[],
  field: Field,
): string[] {
  const values = items.map((item) => item[field].toLowerCase())
  return items.flatMap((item, index) =>
    values.indexOf(values[index] ?? '') === index ? [] : [`${list}[${index}].${field} is used twice: ${item[field]}`],
  )
}
