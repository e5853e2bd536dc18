// Looks whether each package that is published says all that npm shows and that bundlers and npm go by, and whether the links of its
// README lead to what is published with it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedPackages } from './published-packages.js'

const packages = publishedPackages()
const complaints = packages.flatMap(({ folder, manifest }) => [
  ...wrongFields(folder, manifest).map((field) => `${folder}/package.json: ${field} is missing or wrong`),
  ...deadLinks(folder, manifest.files ?? []).map((link) => `${folder}/README.md: ${link} is not published with it`),
])
for (const line of complaints) console.error(line)
console.log(`${packages.length} published packages, ${complaints.length} complaints`)
process.exitCode = complaints.length > 0 || packages.length === 0 ? 1 : 0

/**
 * @param {string} folder
 * @param {any} manifest
 * @returns {string[]} names of fields
 */
function wrongFields(folder, manifest) {
  const { repository, homepage = '', publishConfig, files, keywords, exports = {} } = manifest
  const page = repository?.url.replace(/^git\+|\.git$/g, '')
  const isRight = {
    description: Boolean(manifest.description),
    keywords: keywords?.length > 0,
    homepage: homepage === `${page}/tree/main/${folder}#readme`,
    license: manifest.license === 'MIT',
    repository: repository?.directory === folder,
    files: ['dist', 'src'].every((name) => files?.includes(name)),
    type: manifest.type === 'module',
    sideEffects: manifest.sideEffects === false,
    exports: '.' in exports && './package.json' in exports,
    publishConfig: publishConfig?.access === 'public' && publishConfig.provenance === true,
    engines: Boolean(manifest.engines?.node),
  }
  return Object.entries(isRight).flatMap(([field, right]) => (right ? [] : [field]))
}

/**
 * @param {string} folder
 * @param {string[]} files
 * @returns {string[]} the relative links to what `files` does not hold
 */
function deadLinks(folder, files) {
  const links = readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/\]\((\.[^)#]*)/g)
  return [...links].flatMap(([, link = '']) => (files.includes(link.replace(/^\.\//, '')) ? [] : [link]))
}
