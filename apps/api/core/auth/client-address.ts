/** Set by us alone, from the address Fastify worked out behind trusted proxies; a client's own is overwritten. */
export const clientAddressHeader = 'x-scale-client-address'
