import { runDemo } from '@x/example-shared/server/run-demo.ts'
import { addRoutes } from './routes.ts'

await runDemo({ routes: addRoutes })
