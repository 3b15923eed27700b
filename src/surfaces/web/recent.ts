/** A store in memory that forgets what was used longest ago once the weights together exceed `limit`. */
export interface Recent<V> {
  get(key: string): V | undefined
  keep(key: string, value: V, weight?: number): void
  forget(key: string): void
}

export function recent<V>(limit: number): Recent<V> {
  const entries = new Map<string, { readonly value: V; readonly weight: number }>()
  let held = 0
  const forget = (key: string): void => {
    held -= entries.get(key)?.weight ?? 0
    entries.delete(key)
  }
  return {
    get(key) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    keep(key, value, weight = 1) {
      forget(key)
      if (weight > limit) return
      entries.set(key, { value, weight })
      held += weight
      for (const oldest of entries.keys()) {
        if (held <= limit) break
        forget(oldest)
      }
    },
    forget,
  }
}
