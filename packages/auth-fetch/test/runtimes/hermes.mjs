// Compiles the package as it is published with Hermes' compiler, React Native's; npm has no current Hermes that could run it.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { report } from './report.mjs'
import { requireFetched } from './require-fetched.mjs'

const folder = { linux: 'linux64-bin', darwin: 'osx-bin', win32: 'win64-bin' }[process.platform] ?? ''
const compiler = join(requireFetched.resolve('hermes-compiler'), '../hermesc', folder, 'hermesc')
const bundle = join(import.meta.dirname, 'dist/hermes.js')

const entryPoints = [join(import.meta.dirname, '../../dist/index.js')]
buildSync({ entryPoints, bundle: true, format: 'iife', target: 'esnext', outfile: bundle })
const args = ['-Wno-undefined-variable', '-emit-binary', '-out', `${bundle}.hbc`, bundle]
const { status, error, stderr } = spawnSync(compiler, args, { encoding: 'utf8' })
const failures = status === 0 ? [] : [error?.message ?? stderr]
report('Hermes', requireFetched('hermes-compiler/package.json').version, { passed: status === 0 ? 1 : 0, failures })
