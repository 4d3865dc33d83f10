'use client'
import { useTranslations } from 'use-intl'
import { useSession } from '@/features/session/session.tsx'
import { buttonLook } from '@/ui/button.tsx'
import Link from '@/ui/link.tsx'
import { Card } from './frame.tsx'

/** What stands between a person and the end of their sign-in, which the first page offers to whoever has no workspace. */
export function DeleteSignIn() {
  const t = useTranslations('settings.profile')
  const members = useTranslations('settings.members')
  const { me } = useSession()
  return (
    <Card title={t('deleteTitle')} lead={t('deleteLead')}>
      <ul className="panel divide-y divide-line">
        {me.workspaces.map(({ id, name, role }) => (
          <li key={id} className="flex items-center gap-4 px-4 py-2.5">
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="text-ink-2">{members(`roles.${role}`)}</span>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        <Link href="/settings/members" className={buttonLook()}>
          {t('toMembers')}
        </Link>
        <Link href="/settings/data" className={buttonLook()}>
          {t('toData')}
        </Link>
      </div>
    </Card>
  )
}
