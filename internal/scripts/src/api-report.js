// Writes what each package declares to the public into its api.md, so that a change of it is seen in review. With --check it only
// tells whether the reports are up to date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const isCheck = process.argv.includes('--check')
let stale = 0
for (const name of readdirSync('packages')) {
  const folder = join('packages', name)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const types = Object.entries(manifest.exports ?? {}).flatMap(([entry, target]) =>
    target.types ? [[entry, target.types]] : [],
  )
  if (manifest.private || types.length === 0) continue
  const report = describePackage(manifest.name, folder, types)
  const path = join(folder, 'api.md')
  if (existsSync(path) && readFileSync(path, 'utf8') === report) continue
  stale += 1
  if (isCheck) console.error(`${path} is not what the package declares: run \`pnpm api\` and look at what it changes.`)
  else writeFileSync(path, report)
}
if (!isCheck) console.log(`${stale} reports changed`)
else process.exitCode = stale > 0 ? 1 : 0

/**
 * @param {string} name
 * @param {string} folder
 * @param {string[][]} types each entry and its declarations
 */
function describePackage(name, folder, types) {
  /** @type {Set<string>} */
  const files = new Set()
  /** @type {Set<string>} */
  const names = new Set()
  const entries = types.map(([entry = '', path = '']) => {
    const text = readDeclarations(join(folder, path))
    const sources = [...text.matchAll(/ from '(\.[^']+)\.js'/g)].map(([, file = '']) =>
      join(folder, dirname(path), `${file}.d.ts`),
    )
    for (const file of sources) files.add(file)
    for (const [word] of text.matchAll(/\w+/g)) names.add(word)
    return block(`${name}${entry.slice(1)}`, text)
  })
  const declarations = [...files]
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((file) => block(relative(folder, file).replaceAll('\\', '/'), keepPublic(readDeclarations(file), names)))
  return [
    `# The public API of ${name}\n\nWritten by \`pnpm api\` from the declarations.\n`,
    ...entries,
    ...declarations,
  ].join('\n')
}

/**
 * @param {string} title
 * @param {string} text
 */
function block(title, text) {
  return `## ${title}\n\n\`\`\`typescript\n${text}\n\`\`\`\n`
}

/**
 * Leaves out the functions and constants that no entry names. Types stay, since those of the entries are made of them.
 *
 * @param {string} text
 * @param {Set<string>} names
 */
function keepPublic(text, names) {
  const statements = text.split(/\n(?=export |declare |interface |type |import |class )/)
  return statements
    .filter((statement) => {
      const name = /^export declare (?:function|const) (\w+)/.exec(statement)?.[1]
      return name === undefined || names.has(name)
    })
    .join('\n')
}

/** @param {string} path */
function readDeclarations(path) {
  return readFileSync(path, 'utf8')
    .replace(/^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\n/gm, '')
    .replace(/^\/\/# sourceMappingURL=.*$/gm, '')
    .trim()
}
