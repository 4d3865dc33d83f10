import {
  ArrowLeftRight,
  ChartNoAxesCombined,
  FileDown,
  House,
  Inbox,
  Landmark,
  Lightbulb,
  Repeat,
  Settings,
  Tags,
  TrendingUp,
} from 'lucide-react'

/** The rooms of the house, in the order of the rail, with the key that follows G. */
export const places = [
  { name: 'home', href: '/', icon: House, key: 'h' },
  { name: 'transactions', href: '/transactions', icon: ArrowLeftRight, key: 't' },
  { name: 'accounts', href: '/accounts', icon: Landmark, key: 'a' },
  { name: 'imports', href: '/imports', icon: FileDown, key: 'i' },
  { name: 'review', href: '/review', icon: Inbox, key: 'v' },
  { name: 'categories', href: '/categories', icon: Tags, key: 'c' },
  { name: 'forecast', href: '/forecast', icon: TrendingUp, key: 'f' },
  { name: 'recurring', href: '/recurring', icon: Repeat, key: 'b' },
  { name: 'insights', href: '/insights', icon: Lightbulb, key: 'n' },
  { name: 'reports', href: '/reports', icon: ChartNoAxesCombined, key: 'r' },
  { name: 'settings', href: '/settings', icon: Settings, key: 's' },
] as const

export type Place = (typeof places)[number]

/** `/account/?id=…` stands in the room "accounts". */
const rooms: Record<string, Place['name']> = { account: 'accounts', import: 'imports' }

export function placeAt(path: string): Place['name'] {
  const first = path.split('/')[1] ?? ''
  return rooms[first] ?? places.find((place) => place.href === `/${first}`)?.name ?? 'home'
}
