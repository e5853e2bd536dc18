// reports: nothing
;(async () => {
  const response = await fetch('/api/orders', {
    headers: { Authorization: `Bearer ${await Clerk.session.getToken()}` },
  })
  show(await response.json())
})()
