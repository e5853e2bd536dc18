import { build } from 'esbuild'
import { join } from 'node:path'

const here = join(import.meta.dirname, '..')

/** Where what runs is written. */
export const output = join(here, 'node_modules/.bench')

/** How everything is bundled, for its size as for its run: as an app for browsers is. */
export const bundling = {
  absWorkingDir: here,
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
}

/**
 * Bundles every file of a folder.
 *
 * @param {string} folder
 * @param {string[]} files names without extension
 * @param {Record<string, string>} define what names stand for, beside the environment's
 * @returns {Promise<string>} the folder of the bundles
 */
export async function bundleFolder(folder, files, define = {}) {
  const outdir = join(output, folder)
  await build({
    ...bundling,
    define: { ...bundling.define, ...define },
    entryPoints: files.map((file) => `${folder}/${file}.js`),
    outdir,
    splitting: true,
    legalComments: 'none',
  })
  return outdir
}
