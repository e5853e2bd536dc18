import { existsSync } from 'node:fs'
import { hasWebKit } from '@x/scripts/webdriver'

/**
 * @typedef {object} Runtime
 * @property {string} name
 * @property {readonly string[]} command run in this folder, with the server's two origins as arguments
 * @property {string} [package] what npx fetches for it, so that no install of the repository brings a runtime along
 * @property {string} [missing] why it cannot be run here
 */

const firefox = [process.env['FIREFOX_PATH'], '/usr/bin/firefox-esr'].some((path) => path && existsSync(path))

/** @type {readonly Runtime[]} */
export const runtimes = [
  { name: 'Node, this one', command: ['node', 'node.mjs'] },
  {
    name: 'Node, with the gaps of React Native',
    command: ['node', '--no-warnings', '--experimental-vm-modules', 'react-native.mjs'],
  },
  { name: 'Hermes: compiled, not run', package: 'hermes-compiler@260318099.0.6', command: ['node', 'hermes.mjs'] },
  { name: 'Node 20', package: 'node@20.20.2', command: ['node', 'node.mjs'] },
  { name: 'Node 22', package: 'node@22.23.3', command: ['node', 'node.mjs'] },
  { name: 'Node 24', package: 'node@24.21.0', command: ['node', 'node.mjs'] },
  { name: 'Bun', package: 'bun@1.4.5', command: ['bun', 'bun.mjs'] },
  { name: 'Deno', package: 'deno@2.9.6', command: ['deno', 'run', '-A', '--no-config', '--no-lock', 'deno.mjs'] },
  // The newest that takes Node 20.
  { name: 'workerd', package: 'miniflare@4.20260426.0', command: ['node', 'workerd.mjs'] },
  { name: 'Chromium', command: ['node', 'chromium.mjs'] },
  {
    name: 'Firefox',
    command: ['node', 'firefox.mjs'],
    ...(firefox ? {} : { missing: 'not installed; FIREFOX_PATH may name one' }),
  },
  {
    name: 'WebKitGTK, Safari’s engine',
    command: ['node', 'webkit.mjs'],
    ...(hasWebKit ? {} : { missing: 'not installed; Debian has it as webkit2gtk-driver, xvfb, xauth and dbus' }),
  },
]
