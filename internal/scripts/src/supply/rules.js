/**
 * The reason for each package that users install with ours. A dependency without a reason fails the check.
 *
 * @type {Record<string, Record<string, string>>}
 */
export const reasons = {
  '@x/auth-fetch': {},
  '@x/react': {
    '@x/auth-fetch': 'the core',
    react: 'a peer: the hooks are hooks of the app’s own React',
    swr: 'an optional peer: only ./swr and the root import it',
    '@tanstack/react-query': 'an optional peer: only ./query and the root import it',
    '@clerk/clerk-react': 'an optional peer: only the root imports it',
  },
  '@x/streams': {
    '@x/auth-fetch': 'the core',
    eventsource: 'reads server-sent events over a fetch of ours, as the platform’s own EventSource cannot',
    '@x/react': 'a peer: the hooks stand in its provider',
    react: 'a peer: the hooks are hooks of the app’s own React',
  },
  '@x/auth-fetch-codemod': {
    diff: 'shows what would change; a command line tool, no part of an app',
    'ts-morph': 'finds the wrappers in the source; a command line tool, no part of an app',
  },
  '@x/eslint-plugin': {
    eslint: 'a peer: runs the rules; for development, no part of an app',
  },
  '@x/clerk-local': {
    '@hono/node-server': 'the server; for development, no part of an app',
    hono: 'its routes; for development, no part of an app',
    jose: 'signs tokens; for development, no part of an app',
    '@playwright/test': 'an optional peer: only ./playwright imports it',
    vite: 'an optional peer: only ./vite imports its types',
  },
  '@x/testing': {
    '@x/auth-fetch': 'the core, for its types',
    react: 'a peer: a fake of a hook needs the app’s own React',
  },
  '@x/telemetry': {
    '@x/auth-fetch': 'the core, for its types',
    '@opentelemetry/api': 'a peer: spans go to the tracer that the app has set up',
  },
  '@x/devtools': {
    '@x/auth-fetch': 'the core, for its types',
    '@x/react': 'a peer: the panel sits in its provider',
    react: 'a peer: the panel is a component',
  },
}

/** Licences that only ask for attribution. */
export const licences = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  'BlueOak-1.0.0',
]

/**
 * Other licences, each for a package that only an example installs.
 *
 * @type {Record<string, string>}
 */
export const exceptions = {
  // Browser tables, a dependency of next.
  'caniuse-lite': 'CC-BY-4.0',
}
