/** The workspace this browser is looking at. The API falls back to the person's first one. */
const key = 'scale.workspace'
let current: string | null | undefined

export function currentWorkspace(): string | null {
  if (current === undefined) current = typeof localStorage === 'undefined' ? null : localStorage.getItem(key)
  return current
}

export function rememberWorkspace(id: string | null): void {
  current = id
  if (id) localStorage.setItem(key, id)
  else localStorage.removeItem(key)
}
