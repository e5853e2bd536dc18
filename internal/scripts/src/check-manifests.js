// Checks the fields of each published package.json that npm shows, and the links of its README. publint and attw check `exports`; no
// linter of package.json compares `homepage` and `repository` with the folder, or the links of the README with `files`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishedPackages } from './published-packages.js'

const packages = publishedPackages()
const complaints = packages.flatMap(({ folder, manifest }) => [
  ...wrongFields(folder, manifest).map((field) => `${folder}/package.json: ${field} is missing or wrong`),
  ...unpublishedLinks(folder, manifest.files ?? []).map((link) => `${folder}/README.md: ${link} is not in 'files'`),
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
    private: manifest.private === undefined,
    description: Boolean(manifest.description),
    keywords: keywords?.length > 0,
    homepage: homepage === `${page}/tree/main/${folder}#readme`,
    license: manifest.license === 'MIT',
    repository: repository?.directory === folder,
    files: ['dist', 'src'].every((name) => files?.includes(name)),
    type: manifest.type === 'module',
    // The list form names the files whose import has an effect. The tests in test/packed prove that bundlers keep these files.
    sideEffects: manifest.sideEffects === false || Array.isArray(manifest.sideEffects),
    exports: '.' in exports && './package.json' in exports,
    publishConfig: publishConfig?.access === 'public' && publishConfig.provenance === true,
    engines: Boolean(manifest.engines?.node),
  }
  return Object.entries(isRight).flatMap(([field, right]) => (right ? [] : [field]))
}

/**
 * @param {string} folder
 * @param {string[]} files
 * @returns {string[]} the relative links to files that npm does not get
 */
function unpublishedLinks(folder, files) {
  const links = readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/\]\((\.[^)#]*)/g)
  return [...links].flatMap(([, link = '']) => (files.includes(link.replace(/^\.\//, '')) ? [] : [link]))
}
