/** From the one who may do everything to the one who only looks. */
export const roles = ['owner', 'editor', 'viewer'] as const
