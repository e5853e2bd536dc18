import { readFileSync } from 'node:fs'
import { findSnippets } from '../find-snippets.js'
import { freePort } from '../free-port.js'
import { askApi } from './ask-api.js'
import { install, packagesOf } from './install.js'
import { look } from './look.js'
import { run, serve, toolOf } from './processes.js'
import { readBlock } from './read-block.js'
import { writeFiles } from './write-files.js'

/** @import { Attempt } from './steps.js' */

const PAGE = 'docs/start/nextjs.md'

/**
 * A Next app on `@clerk/nextjs`, by its page of the docs and the README of `@x/clerk-local`. Its API is the route of that page.
 *
 * @param {Attempt} attempt
 */
export async function tryNext({ folder, tarballs, step }) {
  const [port, clerkPort] = [await freePort(), await freePort()]
  const url = `http://localhost:${port}`
  const clerkUrl = `http://127.0.0.1:${clerkPort}`

  await step('npm install', () => {
    const named = packagesOf(readBlock(PAGE, 'sh', 'SWR'))
    const theirs = ['next', 'react', 'react-dom', '@clerk/nextjs', 'typescript', '@types/react', '@types/node']
    return install(folder, tarballs, [...theirs, ...named, '@x/clerk-local'])
  })
  const printed = await step('clerk-local', () =>
    serve(
      process.execPath,
      [toolOf(folder, '@x/clerk-local', 'clerk-local'), '--port', String(clerkPort)],
      folder,
      clerkUrl,
    ),
  )
  await step('files, from the docs', () => {
    const labelled = findSnippets(readFileSync(PAGE, 'utf8')).filter(({ label }) => /\.tsx?$/.test(label))
    writeFiles(folder, {
      ...Object.fromEntries(labelled.map(({ label, code }) => [label, code])),
      // What the README says to copy.
      '.env.local': printed()
        .split('\n')
        .filter((line) => /^ +[A-Z_]+=/.test(line))
        .map((line) => `${line.trim()}\n`)
        .join(''),
    })
  })
  const next = toolOf(folder, 'next')
  await step('next build', () => run(process.execPath, [next, 'build'], folder))
  await step('next start', async () => {
    await serve(process.execPath, [next, 'start', '-p', String(port), '-H', 'localhost'], folder, url)
  })
  const authorization = await step('shows data in Chromium', () => look(url, clerkUrl, /^\d+ orders$/))
  await step('the API asks for a Bearer token', () => askApi(`${url}/api/orders`, authorization))
}
