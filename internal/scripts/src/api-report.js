// Writes the public API of each package into its folder `api`, one report for each entry, so that a review shows what changes. With
// --check it fails when a report is out of date. API Extractor takes one entry a run, and its own CLI wants a config file for each.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { publishedPackages } from './published-packages.js'

const isCheck = process.argv.includes('--check')
let changed = 0
for (const { folder, manifest } of publishedPackages()) {
  const reports = Object.entries(manifest.exports ?? {}).flatMap(([entry, { types }]) =>
    types ? [{ name: entry === '.' ? 'index' : entry.slice(2), types }] : [],
  )
  for (const { name, types } of reports) if (writeReport(resolve(folder), name, types)) changed += 1
  removeOthers(
    join(folder, 'api'),
    reports.map(({ name }) => `${name}.api.md`),
  )
}
console.log(`${changed} API reports changed`)
if (isCheck && changed > 0) {
  console.error('Run `pnpm api` and review what it changes.')
  process.exitCode = 1
}

/**
 * @param {string} folder of the package
 * @param {string} name of the report
 * @param {string} types path of the declarations
 * @returns {boolean} whether the report differs from the one in the folder
 */
function writeReport(folder, name, types) {
  mkdirSync(join(folder, 'api'), { recursive: true })
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: join(folder, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: join(folder, types),
      compiler: { tsconfigFilePath: join(folder, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFolder: join(folder, 'api'),
        reportTempFolder: join(folder, 'node_modules/.api'),
        reportFileName: name,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      newlineKind: 'lf',
      messages: { extractorMessageReporting: { default: { logLevel: /** @type {any} */ ('none') } } },
    },
  })
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: !isCheck,
    messageCallback(message) {
      // Types that no entry exports are part of the report; the console does not repeat them.
      if (message.logLevel !== ExtractorLogLevel.Error) message.handled = true
    },
  })
  return apiReportChanged
}

/**
 * Removes the reports of entries that no longer exist.
 *
 * @param {string} folder
 * @param {readonly string[]} kept
 */
function removeOthers(folder, kept) {
  for (const file of readdirSync(folder).filter((name) => !kept.includes(name))) {
    changed += 1
    if (!isCheck) rmSync(join(folder, file))
  }
}
