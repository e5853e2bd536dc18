// The same cases for each client, in model time.
import '../support/fake-window.js'
import { cases } from '../support/cases.js'
import { createTrial } from '../support/trial.js'
import { withSharedRefresh } from '../support/with-shared-refresh.js'

export async function run() {
  const trial = createTrial()
  const { loadClients } = await import('../clients/index.js')
  const contestants = []
  for (const client of withSharedRefresh(await loadClients())) {
    const outcomes = []
    for (const { needs = [], run: act } of cases) {
      const isOffered = needs.every((need) => offers(client, need))
      outcomes.push(isOffered ? await trial.run(client, act) : { outcome: 'not offered' })
    }
    contestants.push({ name: client.name, file: client.file, outcomes })
  }
  return { cases: cases.map(({ title }) => title), contestants }
}

/** What a client's documentation says it takes; without a word it takes a URL and fetch's init. */
function offers({ takes, refreshes, graphql, ownTokens }, need) {
  if (need === 'getToken') return !ownTokens
  if (need === 'refresh') return refreshes
  if (need === 'init') return !graphql
  if (need === 'foreign') return !graphql && takes.foreign !== false
  return takes[need] === true
}
