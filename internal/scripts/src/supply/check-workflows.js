import { isScalar, parseDocument, visit } from 'yaml'

/**
 * @typedef {Record<string, string> | string} Permissions
 *
 * @typedef {object} Step
 * @property {string} [uses]
 * @property {string} [run]
 * @property {string} [shell]
 * @property {Record<string, unknown>} [with]
 *
 * @typedef {object} Job
 * @property {Permissions} [permissions]
 * @property {string} [uses] a workflow that is called
 * @property {unknown} [environment]
 * @property {unknown} [container]
 * @property {unknown} [services]
 * @property {unknown} [defaults]
 * @property {Step[]} [steps]
 *
 * @typedef {object} Workflow
 * @property {unknown} [defaults]
 * @property {string | string[] | Record<string, unknown>} [on]
 * @property {Permissions} [permissions]
 * @property {unknown} [env]
 * @property {Record<string, Job>} [jobs]
 * @property {{ steps?: Step[] }} [runs] the steps of an action
 */

const pinned = /^[\w.-]+\/[\w./-]+@[\da-f]{40}$/
const local = /^\.\//
const versionComment = /^ v\d+\.\d+\.\d+$/

/** What a job that may publish can use and run. Neither installs anything or runs code of the repository. */
const publishingActions = /^actions\/(?:setup-node|download-artifact)@/i
const publishingCommands = /^(?:npm (?:view|publish)|tar -xOf|jq|echo|for|done|fi|continue|exit|\[|#.*)(?: |$)/

/**
 * Finds what would let somebody take over a release: in a workflow, or in an action of the repository.
 *
 * @param {string} file its name, for the messages
 * @param {string} text
 * @returns {string[]} one message for each
 */
export function checkWorkflow(file, text) {
  const document = parseDocument(text)
  if (document.errors.length > 0) return document.errors.map(({ message }) => `${file}: ${message}`)
  /** @type {Workflow} */
  const workflow = document.toJS() ?? {}
  const jobs = Object.entries(workflow.jobs ?? {})
  const steps = [...jobs.flatMap(([, job]) => job.steps ?? []), ...(workflow.runs?.steps ?? [])]
  return [
    ...unpinned(document),
    ...steps.filter(keepsCredentials).map(({ uses }) => `${uses} keeps its token: set 'persist-credentials: false'`),
    ...(workflow.jobs ? wrongRights(workflow) : []),
    ...jobs.flatMap(([name, job]) =>
      mayPublish(job, workflow) ? foreignCode(name, { ...job, defaults: job.defaults ?? workflow.defaults }) : [],
    ),
  ].map((message) => `${file}: ${message}`)
}

/** @param {import('yaml').Document} document */
function unpinned(document) {
  /** @type {string[]} */
  const messages = []
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== 'uses') return
      const uses = isScalar(value) ? String(value.value) : String(value)
      if (local.test(uses)) return
      if (!pinned.test(uses)) messages.push(`${uses} is not pinned by the full hash of a commit`)
      else if (!isScalar(value) || !versionComment.test(value.comment ?? ''))
        messages.push(`${uses} does not say its version: add a comment such as '# v1.2.3'`)
    },
  })
  return messages
}

/** @param {Step} step */
function keepsCredentials({ uses = '', with: inputs }) {
  return /^actions\/checkout@/i.test(uses) && String(inputs?.['persist-credentials']) !== 'false'
}

/** @param {Workflow} workflow */
function wrongRights({ on = [], permissions }) {
  const events = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on)
  const isReadOnly = ['{}', '{"contents":"read"}'].includes(JSON.stringify(permissions))
  return [
    ...(isReadOnly ? [] : [`the workflow's own permissions must be 'contents: read'; a job asks for more`]),
    ...events
      .filter((event) => ['pull_request_target', 'workflow_run'].includes(event))
      .map((event) => `${event} runs with the rights of the main branch`),
  ]
}

/**
 * Whether a job could publish, or sign in as the repository: by a right, an environment, a secret or what it runs.
 *
 * @param {Job} job
 * @param {Workflow} workflow
 */
function mayPublish(job, { permissions: inherited, env }) {
  const permissions = job.permissions ?? inherited ?? 'write-all'
  const isAllowed =
    permissions === 'write-all' ||
    ['id-token', 'packages'].some(
      (right) => typeof permissions === 'object' && (permissions?.[right] ?? 'none') !== 'none',
    )
  const text = JSON.stringify({ ...job, inherited: env })
  return (
    isAllowed ||
    job.environment !== undefined ||
    /\$\{\{[^}]*secrets\b(?!\.GITHUB_TOKEN\b)|"secrets":/i.test(text) ||
    /\b(?:npm|pnpm|yarn|bun|changeset)\b[^;&|]*?\bpublish\b(?!.*--dry-run)/.test(text)
  )
}

/**
 * @param {string} name
 * @param {Job} job one that may publish
 */
function foreignCode(name, { uses, container, services, defaults, steps = [] }) {
  const actions = steps.flatMap((step) => step.uses ?? []).filter((action) => !publishingActions.test(action))
  const commands = steps
    .flatMap(({ run = '' }) => commandsOf(run))
    .filter((line) => !publishingCommands.test(line) || line.includes('${{'))
  const shells = steps.flatMap(({ shell = 'bash' }) => (shell === 'bash' ? [] : `shell: ${shell}`))
  const rest = [
    ...(uses ? [uses] : []),
    ...(container ? ['container'] : []),
    ...(services ? ['services'] : []),
    ...(defaults ? ['defaults'] : []),
  ]
  return [...rest, ...actions, ...shells, ...commands].map(
    (what) => `the job '${name}' may publish, so it must not run '${what}'`,
  )
}

/**
 * The commands of a shell script, each from its name on. A separator within quotes splits, too: that refuses too much, never too little.
 *
 * @param {string} script
 */
function commandsOf(script) {
  return script
    .replace(/\\\n/g, ' ')
    .split(/\n|[;|&`]|\$\(|<\(|>\(/)
    .map((part) =>
      part.trim().replace(/^(?:(?:do|then|else|elif|if|while|until|!|\{|\()(?:\s+|$)|\w+=\S*(?:\s+|$))+/, ''),
    )
    .map((part) => part.replace(/\s+/g, ' '))
    .filter((part) => part !== '')
}
