'use client'
import NextLink, { type LinkProps } from 'next/link'
import { type AnchorHTMLAttributes, useState } from 'react'

/**
 * A link whose page is fetched ahead once somebody is about to open it: they point at it, reach it by keyboard or touch
 * it. Fetching for whatever is in view would be more than half of all a page asks for.
 */
export default function Link<Address extends string>(
  link: AnchorHTMLAttributes<HTMLAnchorElement> & LinkProps<Address>,
) {
  const [near, setNear] = useState(false)
  const approach = () => setNear(true)
  return <NextLink prefetch={near && null} onPointerEnter={approach} onFocus={approach} {...link} />
}
