import { Home } from '@/features/home/home.tsx'

export default function Page() {
  return <Home />
}
