/** Where to go after: only a path of this site, whatever the address bar says. */
export function landing(): string {
  const next = new URLSearchParams(location.search).get('next') ?? '/'
  return next.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/'
}
