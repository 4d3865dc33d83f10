import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Currency, Moment, Version } from './wire.ts'

/** How digits are grouped on screen: 1,234.56 · 1.234,56 · 1 234,56 · 1’234.56 · 1,23,456.78. */
export const numberStyles = ['comma_dot', 'dot_comma', 'space_comma', 'apostrophe_dot', 'lakh'] as const
export const NumberStyle = z.enum(numberStyles)

/** `owner` may also manage members and data, `editor` may change the ledger, `viewer` may read it. */
export const Role = z.enum(['owner', 'editor', 'viewer'])
export type Role = z.infer<typeof Role>

/** Days after the 28th are missing in some months, so a month may start on 1 to 28. */
const MonthStartsOn = z.int().min(1).max(28).describe('The day on which a month of reports starts')
const Locale = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a locale such as en-IN')
const WorkspaceName = z.string().trim().min(1).max(80)

export const Workspace = z
  .strictObject({
    id: wireId('wsp'),
    name: z.string(),
    locale: z.string(),
    currency: Currency,
    numberStyle: NumberStyle,
    monthStartsOn: z.int(),
    kind: z.enum(['own', 'sample']),
    role: Role.describe('What you may do here'),
    createdAt: Moment,
    version: Version,
  })
  .meta({ id: 'Workspace' })
export type Workspace = z.infer<typeof Workspace>

export const WorkspaceList = z.strictObject({ items: z.array(Workspace) })

export const NewWorkspace = z.strictObject({
  name: WorkspaceName,
  locale: Locale.default('en-IN'),
  currency: Currency.default('INR'),
  numberStyle: NumberStyle.optional().describe('As the locale writes numbers, where it is left out.'),
  monthStartsOn: MonthStartsOn.default(1),
})

export const WorkspacePatch = z.strictObject({
  name: WorkspaceName.optional(),
  locale: Locale.optional(),
  currency: Currency.optional(),
  numberStyle: NumberStyle.optional(),
  monthStartsOn: MonthStartsOn.optional(),
})

export const Me = z
  .strictObject({
    user: z.strictObject({ id: wireId('usr'), email: z.string(), name: z.string() }),
    workspaces: z.array(Workspace),
    currentWorkspaceId: wireId('wsp').nullable().describe('The one a request without X-Workspace speaks of'),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

export const Member = z
  .strictObject({
    id: wireId('mem'),
    userId: wireId('usr'),
    name: z.string(),
    email: z.string(),
    role: Role,
    joinedAt: Moment,
    version: Version,
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof Member>

export const Invitation = z
  .strictObject({
    id: wireId('inv'),
    email: z.string(),
    role: Role,
    invitedAt: Moment,
    expiresAt: Moment,
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

export const Members = z.strictObject({ members: z.array(Member), invitations: z.array(Invitation) })

export const NewInvitation = z.strictObject({ email: z.email().max(254), role: Role })

/** The token is shown once: hand it to the person invited. */
export const InvitationIssued = Invitation.extend({ token: z.string() }).meta({ id: 'InvitationIssued' })
export type InvitationIssued = z.infer<typeof InvitationIssued>

export const InvitationAccept = z.strictObject({ token: z.string().max(200) })

export const MemberPatch = z.strictObject({ role: Role })

export const EraseRequest = z.strictObject({
  confirm: z.string().max(200).describe('The words "erase" and the name of the workspace: erase Home'),
})

export const ErasureBegun = z
  .strictObject({ jobId: wireId('job').describe('Its progress; when it is gone, so is the workspace') })
  .meta({ id: 'ErasureBegun' })
