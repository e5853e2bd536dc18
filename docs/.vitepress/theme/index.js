import DefaultTheme from 'vitepress/theme'
import Pipeline from './pipeline.vue'
import Shot from './shot.vue'
import './style.css'

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('Pipeline', Pipeline)
    app.component('Shot', Shot)
  },
}
