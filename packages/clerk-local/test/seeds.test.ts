import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startClerkLocal, type Seeds } from '../src/index.js'
import type { Schema } from '../src/find-mistakes.js'
import { call } from './support/call.js'
import { startServer } from './support/start-server.js'

const everything = {
  $schema: './node_modules/@x/clerk-local/seeds.schema.json',
  users: [
    {
      email: 'Ada@example.com',
      password: 'a password of Ada',
      id: 'user_2ada',
      firstName: 'Ada',
      lastName: 'Lund',
      publicMetadata: { plan: 'pro', seats: 3 },
      memberships: [
        { organization: 'tea', role: 'org:admin', permissions: ['org:orders:read'] },
        { organization: 'org_2jam' },
      ],
    },
  ],
  organizations: [
    { name: 'Tea & Co', slug: 'tea', id: 'org_2tea', publicMetadata: { country: 'SE' } },
    { name: 'Jam', id: 'org_2jam' },
  ],
} satisfies Seeds

it('accepts the same seeds as an object and from a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clerk-local-seeds-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'seeds.json')
  writeFileSync(file, JSON.stringify(everything))
  const [one, other] = [await startServer({ seeds: everything }), await startServer({ seeds: file })]
  expect(other.users).toEqual(one.users)
  expect(other.organizations).toEqual(one.organizations)
})

it('signs a seeded user in, with their organizations and metadata', async () => {
  const { url } = await startServer({ seeds: everything })
  const form = { strategy: 'password', identifier: 'ada@example.com', password: 'a password of Ada' }
  const { status, body } = await call(`${url}/v1/client/sign_ins`, { form })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    client: {
      sessions: [
        {
          user: {
            id: 'user_2ada',
            first_name: 'Ada',
            last_name: 'Lund',
            public_metadata: { plan: 'pro', seats: 3 },
            organization_memberships: [
              {
                role: 'org:admin',
                permissions: ['org:orders:read'],
                organization: { id: 'org_2tea', name: 'Tea & Co', slug: 'tea', public_metadata: { country: 'SE' } },
              },
              { role: 'org:member', organization: { id: 'org_2jam', slug: 'jam' } },
            ],
          },
        },
      ],
    },
  })
})

it('fills in defaults when only the email of a user and the name of an organization are set', async () => {
  const seeds = { users: [{ email: 'ada.lund@example.com' }], organizations: [{ name: 'Tea & Co' }] }
  const { users, organizations } = await startServer({ seeds })
  expect(users).toEqual([
    {
      id: 'user_ada_lund',
      email: 'ada.lund@example.com',
      firstName: 'ada.lund',
      lastName: '',
      password: 'clerk-local-demo',
      memberships: [],
    },
  ])
  expect(organizations).toEqual([{ id: 'org_tea_co', name: 'Tea & Co', slug: 'tea-co' }])
})

const ada = { email: 'ada@example.com' }

it.each<[string, unknown, ...string[]]>([
  ['a list', [], 'The seeds must be an object with users and organizations, not an empty list'],
  ['nobody', { users: [] }, 'users must be a list of at least one user, not an empty list'],
  ['no users', {}, 'users is missing: it must be a list of at least one user'],
  ['a user that is a text', { users: ['ada'] }, 'users[0] must be a user, as an object, not "ada"'],
  [
    'several fields at once',
    { users: [ada, { email: 'bob', firstName: null, password: 'short' }] },
    'users[1].email must be an e-mail address, not "bob"',
    'users[1].firstName must be a text, not null',
    'users[1].password must be a password of at least 8 characters, not "short"',
  ],
  [
    'an id that no URL takes',
    { users: [{ ...ada, id: 'a/b' }] },
    'users[0].id must be an id of letters, digits and _, not "a/b"',
  ],
  [
    'a field that is spelt otherwise',
    { users: [{ ...ada, first_name: 'Ada' }] },
    'users[0].first_name is unknown: use one of email, password, id, firstName, lastName, publicMetadata, memberships',
  ],
  [
    'a field of all objects',
    { users: [ada], toString: 'x' },
    'toString is unknown: use one of $schema, users, organizations',
  ],
  [
    'a role without its prefix',
    { users: [{ ...ada, memberships: [{ organization: 'tea', role: 'admin' }] }], organizations: [{ name: 'Tea' }] },
    'users[0].memberships[0].role must be a role such as org:admin, not "admin"',
  ],
  [
    'a permission without its feature',
    { users: [{ ...ada, memberships: [{ organization: 'tea', permissions: ['read'] }] }] },
    'users[0].memberships[0].permissions[0] must be a permission such as org:reports:read, not "read"',
  ],
  [
    'an organization that is not there',
    { users: [{ ...ada, memberships: [{ organization: 'jam' }] }], organizations: [{ name: 'Tea' }] },
    'users[0].memberships[0].organization names an unknown organization: "jam"; use one of tea',
  ],
  [
    'an address twice',
    { users: [ada, { ...ada, email: 'ADA@example.com', id: 'x' }] },
    'users[1].email is used twice: ADA@example.com',
  ],
  [
    'an id twice, once by default',
    { users: [ada, { email: 'ada@example.org' }] },
    'users[1].id is used twice: user_ada',
  ],
  [
    'a slug twice',
    { users: [ada], organizations: [{ name: 'Tea' }, { name: 'TEA', id: 'org_2' }] },
    'organizations[1].slug is used twice: tea',
  ],
])('refuses %s', async (_what, seeds, ...mistakes) => {
  // What a JSON file may hold, whatever the types say.
  const start = startClerkLocal({ port: 0, seeds: seeds as Seeds })
  await expect(start).rejects.toThrow(new Error(['There are mistakes in the seeds:', ...mistakes].join('\n  ')))
})

it('rejects a seeds file that is not valid JSON', async () => {
  const file = new URL('../README.md', import.meta.url).pathname
  await expect(startClerkLocal({ port: 0, seeds: file })).rejects.toThrow(`${file} is not valid JSON: `)
})

it('has a JSON schema with exactly the fields of the types', () => {
  const schema: Schema = JSON.parse(readFileSync(new URL('../seeds.schema.json', import.meta.url), 'utf8'))
  expect(new Set(fieldsOf(schema))).toEqual(new Set(pathsOf(everything)))
})

/** The fields that a schema names, such as `users.email`. */
function fieldsOf({ properties, items }: Schema, path = ''): string[] {
  if (items) return fieldsOf(items, path)
  return Object.entries(properties ?? {}).flatMap(([name, field]) => [
    `${path}${name}`,
    ...fieldsOf(field, `${path}${name}.`),
  ])
}

/** The fields that a value has; metadata may hold anything. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || path.endsWith('Metadata.')) return []
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, path))
  return Object.entries(value).flatMap(([name, field]) => [`${path}${name}`, ...pathsOf(field, `${path}${name}.`)])
}
