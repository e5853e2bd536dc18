// A page in Node, for React to render into.
import { JSDOM } from 'jsdom'

const { window } = new JSDOM('<!doctype html><div id="root"></div>', {
  url: 'https://app.example.com/',
  pretendToBeVisual: true,
})

globalThis.window = window
globalThis.document = window.document
globalThis.HTMLElement = window.HTMLElement
globalThis.HTMLIFrameElement = window.HTMLIFrameElement
globalThis.Node = window.Node
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true })
