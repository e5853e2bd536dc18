/**
 * Gives a list in an order by chance, each order as likely as any other: every item draws its number once.
 *
 * @template Item
 * @param {readonly Item[]} items
 * @param {() => number} random
 * @returns {Item[]}
 */
export function shuffle(items, random) {
  return items
    .map((item) => ({ item, drawn: random() }))
    .toSorted((a, b) => a.drawn - b.drawn)
    .map(({ item }) => item)
}
