'use client'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'

interface RemoveDialogProps {
  title: string
  lead: string
  /** What the button says in place of "Remove". */
  action?: string
  onClose: () => void
  onRemove: () => void
}

export default function RemoveDialog({ title, lead, action, onClose, onRemove }: RemoveDialogProps) {
  const t = useTranslations('common')
  return (
    <Dialog open onClose={onClose} title={title} description={lead}>
      <DialogActions>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          look="danger"
          onClick={() => {
            onClose()
            onRemove()
          }}
        >
          {action ?? t('remove')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
