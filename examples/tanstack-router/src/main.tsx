import { mount } from '@x/example-shared/page/mount.tsx'
import { App } from './app.tsx'
import '@x/example-shared/page/styles/base.css'
import '@x/example-shared/page/styles/page.css'
import '@x/example-shared/page/styles/layout.css'
import '@x/example-shared/page/styles/session.css'
import '@x/example-shared/page/styles/rows.css'
import '@x/example-shared/page/styles/hooks.css'
import './style.css'

mount(<App />)
