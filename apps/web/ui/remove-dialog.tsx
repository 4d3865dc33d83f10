'use client'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'

interface RemoveDialogProps {
  title: string
  lead: string
  onClose: () => void
  onRemove: () => void
}

export default function RemoveDialog({ title, lead, onClose, onRemove }: RemoveDialogProps) {
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
          {t('remove')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
