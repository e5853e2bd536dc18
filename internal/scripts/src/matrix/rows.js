/**
 * An install, and what must work with it.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {readonly string[]} ours names of our packages
 * @property {readonly string[]} packages the packages installed next to them, with versions
 * @property {readonly string[]} from the folders whose files the app consists of
 * @property {Readonly<Record<string, string>>} [files] more files, by name
 * @property {readonly string[]} checked the files that every compiler checks
 * @property {readonly Run[]} runs
 *
 * @typedef {object} Run
 * @property {string} what
 * @property {readonly string[]} args for Node
 * @property {string} [expected] its whole output; without it, the run must exit with 0
 */

const hooksOurs = ['@x/auth-fetch', '@x/react']
const apps = ['fetch', 'swr', 'query']

/**
 * @param {string} jsdom its URL
 * @returns {Row[]}
 */
export function createRows(jsdom) {
  return [
    hooks('oldest, React 18', ['@clerk/clerk-react@5.0.0', ...oldest('18.3.1', '18.3.0')], jsdom),
    hooks('oldest, React 19', ['@clerk/clerk-react@5.21.0', ...oldest('19.0.0', '19.0.0')], jsdom),
    hooks('newest, React 18', ['@clerk/clerk-react@5', ...newest('18')], jsdom),
    hooks('newest, React 19', ['@clerk/clerk-react@5', ...newest('19')], jsdom),
    sdk('@clerk/react', '@clerk/react oldest', ['@clerk/react@6.0.0', ...oldest('19.0.3', '19.0.0')]),
    sdk('@clerk/react', '@clerk/react newest', ['@clerk/react@6', ...newest('19')]),
    sdk('@clerk/nextjs', '@clerk/nextjs 6 oldest', [
      '@clerk/nextjs@6.0.0',
      'next@15.0.7',
      ...oldest('18.3.1', '18.3.0'),
    ]),
    sdk('@clerk/nextjs', '@clerk/nextjs 6 newest', ['@clerk/nextjs@6', 'next@15', ...newest('19')]),
    sdk('@clerk/nextjs', '@clerk/nextjs 7 oldest', ['@clerk/nextjs@7.0.0', 'next@16', ...newest('19')]),
    sdk('@clerk/nextjs', '@clerk/nextjs 7 newest', ['@clerk/nextjs@7', 'next@16', ...newest('19')]),
    telemetry('OpenTelemetry oldest', '1.7.0'),
    telemetry('OpenTelemetry newest', '1'),
    clerkLocal('Playwright and Vite oldest', ['@playwright/test@1.43.0', 'vite@5.0.0']),
    clerkLocal('Playwright and Vite newest', ['@playwright/test@1', 'vite@8']),
  ]
}

/**
 * @param {string} react
 * @param {string} types
 */
function oldest(react, types) {
  return [`react@${react}`, `react-dom@${react}`, `@types/react@${types}`, 'swr@2.3.0', '@tanstack/react-query@5.90.1']
}

/** @param {string} major of React */
function newest(major) {
  return [`react@${major}`, `react-dom@${major}`, `@types/react@${major}`, 'swr@2', '@tanstack/react-query@5']
}

/**
 * @param {string} name
 * @param {readonly string[]} packages
 * @param {string} jsdom
 * @returns {Row}
 */
function hooks(name, packages, jsdom) {
  return {
    name,
    ours: hooksOurs,
    packages,
    from: ['packages/react/test/packed/apps', 'internal/consumers/root'],
    checked: ['providers.tsx', ...apps.map((app) => `${app}.tsx`), 'root.tsx'],
    runs: [
      {
        what: 'running',
        args: ['run.mjs', jsdom, ...apps],
        expected: apps.map((app) => `${app}: Bearer token`).join('\n'),
      },
      { what: 'loading @x/react', args: ['--input-type=module', '-e', "await import('@x/react')"] },
    ],
  }
}

/**
 * @param {string} module the SDK
 * @param {string} name
 * @param {readonly string[]} packages
 * @returns {Row}
 */
function sdk(module, name, packages) {
  const files = { 'sdk.ts': `export { useAuth } from '${module}'\n` }
  return { name, ours: hooksOurs, packages, from: ['internal/consumers/sdk'], files, checked: ['app.tsx'], runs: [] }
}

/**
 * @param {string} name
 * @param {string} version of its API
 * @returns {Row}
 */
function telemetry(name, version) {
  return {
    name,
    ours: ['@x/auth-fetch', '@x/telemetry'],
    packages: [`@opentelemetry/api@${version}`, '@opentelemetry/sdk-trace-base@2'],
    from: ['internal/consumers/telemetry'],
    checked: ['tracing.mts'],
    runs: [{ what: 'tracing', args: ['dist/tracing.mjs'], expected: 'getToken, GET, authFetch GET' }],
  }
}

/**
 * @param {string} name
 * @param {readonly string[]} packages
 * @returns {Row}
 */
function clerkLocal(name, packages) {
  return {
    name,
    ours: ['@x/clerk-local'],
    packages: [...packages, '@types/node@20'],
    from: ['packages/clerk-local/test/packed/app', 'internal/consumers/vite'],
    checked: ['app.spec.ts', 'plugin.ts'],
    runs: [
      { what: 'loading its entries', args: ['--no-warnings', 'entries.js'] },
      { what: 'tests in Chromium', args: ['node_modules/@playwright/test/cli.js', 'test'] },
    ],
  }
}
