import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config'
import bench from './internal/bench/vitest.config.ts'
import faults from './internal/faults/vitest.config.ts'
import scripts from './internal/scripts/vitest.config.ts'
import authFetch from './packages/auth-fetch/vitest.config.ts'
import clerkLocal from './packages/clerk-local/vitest.config.ts'
import codemod from './packages/codemod/vitest.config.ts'
import devtools from './packages/devtools/vitest.config.ts'
import eslintPlugin from './packages/eslint-plugin/vitest.config.ts'
import react from './packages/react/vitest.config.ts'
import streams from './packages/streams/vitest.config.ts'
import telemetry from './packages/telemetry/vitest.config.ts'
import testing from './packages/testing/vitest.config.ts'

/** Every unit test of the repository in one run. The config of a package runs the same tests of that package only. */
export default defineConfig({
  test: {
    projects: [
      ...projectsOf('packages/auth-fetch', authFetch),
      ...projectsOf('packages/clerk-local', clerkLocal),
      ...projectsOf('packages/codemod', codemod),
      ...projectsOf('packages/devtools', devtools),
      ...projectsOf('packages/eslint-plugin', eslintPlugin),
      ...projectsOf('packages/react', react),
      ...projectsOf('packages/streams', streams),
      ...projectsOf('packages/telemetry', telemetry),
      ...projectsOf('packages/testing', testing),
      ...projectsOf('internal/bench', bench),
      ...projectsOf('internal/faults', faults),
      ...projectsOf('internal/scripts', scripts),
    ],
    maxWorkers: '100%',
    reporters: ['default', './internal/scripts/src/vitest-totals.js'],
  },
})

/** Returns the projects of a package as projects of this config, because Vitest does not nest projects. */
function projectsOf(folder: string, config: ViteUserConfig): TestProjectInlineConfiguration[] {
  return (config.test?.projects ?? [{}]).map((project) => {
    const inline = project as TestProjectInlineConfiguration // ours are objects
    const name = [folder.split('/')[1], inline.test?.name].filter(Boolean).join(' ')
    return { ...inline, root: folder, extends: `${folder}/vitest.config.ts`, test: { ...inline.test, name } }
  })
}
