/**
 * Makes sure that it was the token that got an answer, no cookie.
 *
 * @param {string} url of the API
 * @param {string} authorization what the page sent
 */
export async function askApi(url, authorization) {
  if (!/^Bearer [^.]+\.[^.]+\.[^.]+$/.test(authorization)) throw new Error('The page sent no Bearer token')
  const withToken = await fetch(url, { headers: { authorization } })
  const without = await fetch(url)
  const statuses = `${withToken.status} with the token, ${without.status} without`
  if (withToken.status !== 200 || without.status !== 401) throw new Error(`The API answers ${statuses}`)
  console.log(`  it answers ${statuses}`)
}
