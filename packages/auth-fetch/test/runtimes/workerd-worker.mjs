import * as core from '../../dist/index.js'
import { runContract } from './dist/contract.js'

export default {
  async fetch(request) {
    return Response.json(await runContract({ core, ...(await request.json()) }))
  },
}
