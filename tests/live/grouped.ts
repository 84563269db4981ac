/** Items by what `name` calls them, in their order. (`Map.groupBy` came after Node 20.) */
export function grouped<Name, Item>(items: Item[], name: (item: Item) => Name): Map<Name, Item[]> {
  const groups = new Map<Name, Item[]>()
  for (const item of items) {
    const group = groups.get(name(item))
    if (group) group.push(item)
    else groups.set(name(item), [item])
  }
  return groups
}
