import { Converter, ReflectionKind } from 'typedoc'

const names = {
  'auth-fetch/src': '@x/auth-fetch',
  'react/src': '@x/react',
  'react/src/fetch': '@x/react/fetch',
  'react/src/swr': '@x/react/swr',
  'react/src/query': '@x/react/query',
  'testing/src': '@x/testing',
  'devtools/src': '@x/devtools',
  'streams/src': '@x/streams',
  'streams/src/react': '@x/streams/react',
  'telemetry/src': '@x/telemetry',
  'clerk-local/src': '@x/clerk-local',
  'clerk-local/src/playwright': '@x/clerk-local/playwright',
  'clerk-local/src/vite': '@x/clerk-local/vite',
}

/**
 * Gives each entry the name by which it is imported.
 *
 * @param {import('typedoc').Application} app
 */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const entry of project.getReflectionsByKind(ReflectionKind.Module)) {
      entry.name = names[entry.name] ?? fail(entry.name)
    }
  })
}

/** @param {string} name */
function fail(name) {
  throw new Error(`typedoc-names.js has no name for the entry ${name}`)
}
