'use client'
import { Trash2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { IconButton } from './button.tsx'

const RemoveDialog = dynamic(() => import('./remove-dialog.tsx'), { ssr: false })

interface RemoveButtonProps {
  /** What is removed, as a sentence: "Remove the key Budget sheet". */
  label: string
  /** What it means, and whether there is a way back. */
  lead: string
  onRemove: () => void
}

/** For what the undo key cannot bring back: asks once. */
export function RemoveButton({ label, lead, onRemove }: RemoveButtonProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <IconButton size="iconSm" label={label} onClick={() => setAsking(true)}>
        <Trash2 />
      </IconButton>
      {asking && (
        <RemoveDialog title={label} lead={lead} onClose={() => setAsking(false)} onRemove={onRemove} />
      )}
    </>
  )
}
