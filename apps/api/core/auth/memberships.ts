export type Role = 'owner' | 'editor' | 'viewer'

export interface Membership {
  workspaceId: string
  role: Role
  /** The workspace is being erased: only its progress may still be seen. */
  erasing: boolean
}

export interface NewUser {
  id: string
  name: string
  email: string
}

/** What signing in needs from the domain that owns workspaces; `wiring.ts` hands it over. */
export interface Memberships {
  /** Oldest first: the first is the workspace of a request that names none. */
  of(userId: string): Promise<Membership[]>
  /**
   * Gives a user who just signed up their workspace: the invitation's, or, to the first user of the installation,
   * ownership of its first one. A second call changes nothing.
   */
  welcome(user: NewUser, invitation: string | null): Promise<void>
  /** Whether an invitation is open and meant for this e-mail. */
  invited(invitation: string, email: string): Promise<boolean>
}

const rank: Record<Role, number> = { viewer: 1, editor: 2, owner: 3 }

/** Owner may all, editor may change books, viewer may look. */
export const mayActAs = (held: Role, needed: Role): boolean => rank[held] >= rank[needed]
