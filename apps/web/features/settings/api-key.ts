/** What `GET /v1/keys` tells of a key; the secret itself is told once, when it is made. */
export interface ApiKey {
  id: string
  name: string
  start: string
  scopes: ('read' | 'write')[]
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
}
