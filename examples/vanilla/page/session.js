import { people } from './config.js'
import { element } from './element.js'

/** @typedef {NonNullable<typeof Clerk.user>} User */

const bar = element('#session')
const select = /** @type {HTMLSelectElement} */ (element('select', bar))
const form = /** @type {HTMLFormElement} */ (element('#sign-in'))
const email = /** @type {HTMLInputElement} */ (element('[name=email]', form))
const password = /** @type {HTMLInputElement} */ (element('[name=password]', form))

/**
 * Shows the current user and organization, or the sign-in form.
 *
 * @param {User | null} user
 * @param {typeof Clerk.organization} organization
 */
export function showSession(user, organization) {
  bar.hidden = user === null
  element('#signed-in').hidden = user === null
  element('#welcome').hidden = user !== null
  if (!user) return
  element('.who-name', bar).textContent = user.firstName
  const places = user.organizationMemberships.map(({ organization: { id, name } }) => new Option(name, id))
  select.replaceChildren(new Option('Personal', ''), ...places)
  select.value = organization?.id ?? ''
}

for (const person of people) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = person.name
  button.addEventListener('click', () => fill(person))
  element('.people', form).append(button)
}
if (people[0]) fill(people[0])

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void run(form, async () => {
    const params = { strategy: 'password', identifier: email.value, password: password.value }
    const { status, createdSessionId } = await Clerk.client.signIn.create(params)
    if (status !== 'complete')
      throw new Error('This account needs another sign-in step, which this demo does not support.')
    await Clerk.setActive({ session: createdSessionId })
  })
})
select.addEventListener('change', () => void run(bar, () => Clerk.setActive({ organization: select.value || null })))
// With a callback, Clerk does not redirect: the page stays.
element('button', bar).addEventListener('click', () => void run(bar, () => Clerk.signOut(() => undefined)))

/** @param {(typeof people)[number]} person */
function fill(person) {
  email.value = person.email
  password.value = person.password
  for (const button of form.querySelectorAll('.people button')) {
    button.setAttribute('aria-pressed', String(button.textContent === person.name))
  }
}

/**
 * @param {HTMLElement} place its controls are disabled until the step has finished
 * @param {() => Promise<void>} step
 */
async function run(place, step) {
  const problem = element('.problem', form)
  problem.textContent = ''
  place.inert = true
  try {
    await step()
  } catch (error) {
    problem.textContent = messageOf(error)
  } finally {
    place.inert = false
  }
}

/**
 * Returns Clerk's message for the user, or the error's own message.
 *
 * @param {unknown} error
 */
function messageOf(error) {
  const { errors } = /** @type {{ errors?: { longMessage?: string }[] }} */ (error) // The shape of Clerk's API errors.
  return errors?.[0]?.longMessage ?? String(error)
}
