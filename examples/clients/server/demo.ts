import { runDemo } from '../../vite-react/server/run-demo.ts'
import { addRoutes } from './routes.ts'

await runDemo({ routes: addRoutes })
