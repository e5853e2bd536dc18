import { readdir, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { checkWorkflow } from '../src/supply/check-workflows.js'

const hash = '0123456789abcdef0123456789abcdef01234567'
const good = `on: push
permissions:
  contents: read
jobs:
  pack:
    steps:
      - uses: actions/checkout@${hash} # v7.0.1
        with:
          persist-credentials: false
      - run: pnpm install && pnpm release:pack
  publish:
    permissions:
      id-token: write
    steps:
      - uses: actions/download-artifact@${hash} # v8.0.1
      - run: npm publish "./a.tgz" --provenance
`
const checkoutStep = `uses: actions/checkout@${hash} # v7.0.1`
const publishStep = 'run: npm publish "./a.tgz" --provenance'

it('a workflow that publishes tarballs in a job of its own is accepted', () => {
  expect(checkWorkflow('a.yml', good)).toEqual([])
})

it.each([
  ['a tag', `actions/checkout@v7`],
  ['a full version', 'actions/checkout@v7.0.1'],
  ['a branch', 'actions/checkout@main'],
  ['a short hash', `actions/checkout@${hash.slice(0, 12)}`],
  ['nothing', 'actions/checkout'],
  ['the tag of an image', 'docker://alpine:3'],
])('an action that is pinned by %s is refused', (_, action) => {
  const text = good.replace(`actions/checkout@${hash}`, action)
  expect(checkWorkflow('a.yml', text)).toEqual([`a.yml: ${action} is not pinned by the full hash of a commit`])
})

it('a workflow of another repository that is called by its branch is refused', () => {
  const text = `${good}  other:\n    uses: a/b/.github/workflows/c.yml@main\n`
  expect(checkWorkflow('a.yml', text)).toHaveLength(1)
})

it.each(['', ' # newest', ' # v7'])(
  'a hash with %j after it, which does not say its version, is refused',
  (comment) => {
    expect(checkWorkflow('a.yml', good.replace(' # v7.0.1', comment))).toHaveLength(1)
  },
)

it('an action of the repository is checked as a workflow is', () => {
  const action = `runs:\n  using: composite\n  steps:\n    - uses: actions/checkout@v7\n`
  expect(checkWorkflow('action.yml', action)).toHaveLength(2)
})

it.each(['true', '${{ inputs.keep }}', ''])('a checkout whose persist-credentials is %j is refused', (value) => {
  const text = good.replace('persist-credentials: false', `persist-credentials: ${value}`)
  expect(checkWorkflow('a.yml', text)).toEqual([expect.stringContaining('keeps its token')])
})

it('a checkout that says nothing of its credentials is refused', () => {
  const text = good.replace('        with:\n          persist-credentials: false\n', '')
  expect(checkWorkflow('a.yml', text)).toEqual([expect.stringContaining('keeps its token')])
})

it.each([
  ['no permissions', 'permissions:\n  contents: read\n', ''],
  ['the right to write', 'permissions:\n  contents: read\n', 'permissions:\n  contents: write\n'],
  ['the event pull_request_target', 'on: push', 'on: [push, pull_request_target]'],
  ['the event workflow_run', 'on: push', 'on:\n  workflow_run:\n    workflows: [CI]'],
])('a workflow with %s is refused', (_, before, after) => {
  expect(checkWorkflow('a.yml', good.replace(before, after)).length).toBeGreaterThan(0)
})

it.each([
  'npm ci',
  'npm install --global pnpm',
  'npm i',
  'npm exec a',
  'npm run build',
  'npx -y pnpm publish',
  'pnpm install',
  'pnpm publish',
  'yarn',
  'bun install',
  'corepack enable',
  'changeset publish',
  '.ci/run',
  './publish.sh',
  'node publish.js',
  'bash publish.sh',
  'make',
  'git clone https://example.com',
  'tar -xOf a.tgz; sh a.sh',

  'echo "$(node a.js)"',
  'echo `node a.js`',
  'TAG=next npx a',
  'if ! npx a; then exit 1; fi',
  'echo a |\n  sh',
  'a=1\nnode b',
  'echo "${{ github.event.head_commit.message }}"',
  'tar -xf a.tgz --to-command=a',
])('a job that may publish and runs %j is refused', (command) => {
  const text = good.replace(publishStep, `run: |\n          ${command.replace('\n', '\n          ')}`)
  expect(checkWorkflow('a.yml', text)).toEqual([expect.stringContaining("'publish' may publish, so it must not run")])
})

it.each([
  ['a checkout', `${checkoutStep}\n        with: { persist-credentials: false }`],
  ['an action of the repository', 'uses: ./.github/actions/publish'],
  ['an action that runs code of the repository', `uses: changesets/action@${hash} # v1.9.0`],
  ['a shell that is a program', `${publishStep}\n        shell: node {0}`],
])('a job that may publish and has %s is refused', (_, step) => {
  expect(checkWorkflow('a.yml', good.replace(publishStep, step))).toHaveLength(1)
})

it.each(['defaults: { run: { shell: node } }', 'container: node:24', 'services: { a: { image: a } }'])(
  'a job that may publish and has %j is refused',
  (line) => {
    expect(checkWorkflow('a.yml', good.replace('  publish:\n', `  publish:\n    ${line}\n`))).toHaveLength(1)
  },
)

it('a workflow that has another shell by default is refused when a job of it may publish', () => {
  expect(checkWorkflow('a.yml', `${good}defaults: { run: { shell: node } }\n`)).toHaveLength(1)
})

it('a job that may publish and calls a workflow of the repository is refused', () => {
  const text = `${good}  other:\n    permissions: { id-token: write }\n    uses: ./.github/workflows/c.yml\n`
  expect(checkWorkflow('a.yml', text)).toHaveLength(1)
})

it.each([
  ['a right to sign in', 'permissions: { contents: read, id-token: write }'],
  ['a right to packages', 'permissions: { packages: write }'],
  ['all rights', 'permissions: write-all'],
  ['an environment', 'environment: npm'],
  ['a secret', 'env: { NODE_AUTH_TOKEN: "${{ secrets.NPM_TOKEN }}" }'],
  ['all secrets', 'env: { ALL: "${{ toJSON(secrets) }}" }'],
])('a job that installs and has %s is refused', (_, line) => {
  const text = good.replace('  pack:\n', `  pack:\n    ${line}\n`)
  expect(checkWorkflow('a.yml', text)).toContainEqual(expect.stringContaining("'pack' may publish"))
})

it.each(['id-token: write', 'packages: write'])('a workflow that gives %s to all its jobs is refused', (right) => {
  const text = good.replace('contents: read', `contents: read\n  ${right}`)
  expect(checkWorkflow('a.yml', text)).toContainEqual(expect.stringContaining("'pack' may publish"))
})

it.each(['pnpm install && npm publish', 'pnpm -r publish', 'pnpm exec changeset publish'])(
  'a job without the right that runs %j is refused',
  (command) => {
    const text = good.replace('pnpm install && pnpm release:pack', command)
    expect(checkWorkflow('a.yml', text)).toContainEqual(expect.stringContaining("'pack' may publish"))
  },
)

it('a job that may write a pull request installs, and is accepted without a right to publish', () => {
  const text = good.replace('  pack:\n', '  pack:\n    permissions: { contents: write, pull-requests: write }\n')
  expect(checkWorkflow('a.yml', text)).toEqual([])
})

it('a workflow that is not YAML is refused', () => {
  expect(checkWorkflow('a.yml', 'jobs: {')).not.toEqual([])
})

it('the workflows of this repository publish from one job, which installs nothing and runs none of its code', async () => {
  const folder = new URL('../../../.github/workflows/', import.meta.url)
  const files = await readdir(folder)
  expect(files).toContain('release.yml')
  for (const file of files) expect(checkWorkflow(file, await readFile(new URL(file, folder), 'utf8'))).toEqual([])
  const release = await readFile(new URL('release.yml', folder), 'utf8')
  expect(release.match(/id-token: write/g)).toHaveLength(1)
})
