import { testSameBehavior } from './compare.js'
import { bare, observe, ours, queryPrograms } from './query-app.js'

testSameBehavior('The query hooks', { programs: queryPrograms, bare, ours, observe })
