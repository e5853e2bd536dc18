import { DEMO_PASSWORD, type SeedMembership, type SeedOrganization, type Seeds, type SeedUser } from './seeds.js'

/** Seeds with nothing left out. */
export interface CompleteSeeds {
  readonly users: readonly SeedUser[]
  readonly organizations: readonly SeedOrganization[]
  /** What only shows when all is looked at together, as sentences. */
  readonly mistakes: readonly string[]
}

/** Fills in what seeds leave out, and looks for names that are taken or belong to nobody. */
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
      `${path} names no organization: ${JSON.stringify(name)} is not among ${known || 'them, there are none'}`,
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
    values.indexOf(values[index] ?? '') === index ? [] : [`${list}[${index}].${field} is taken: ${item[field]}`],
  )
}
