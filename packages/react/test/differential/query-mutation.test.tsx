import { testSameBehavior } from './compare.js'
import { bare, mutationPrograms, observe, ours } from './query-mutation-app.js'

testSameBehavior('Mutations', { programs: mutationPrograms, bare, ours, observe })
