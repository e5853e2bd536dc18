import DefaultTheme from 'vitepress/theme'
import Pipeline from './pipeline.vue'
import './style.css'

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('Pipeline', Pipeline)
  },
}
