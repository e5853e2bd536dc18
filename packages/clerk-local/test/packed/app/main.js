// A Clerk app of a few lines, without a framework.
const main = document.querySelector('main')
const load = async () => {
  await window.Clerk.load()
  window.Clerk.addListener(({ user, organization }) => {
    main.textContent = user ? `${user.fullName} of ${organization?.name ?? 'nowhere'}` : 'Please sign in'
  })
}
if (window.Clerk) await load()
else document.querySelector('script[data-clerk-publishable-key]').addEventListener('load', load)
