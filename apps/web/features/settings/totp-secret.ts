/** Shown once, while the second step is being set up. */
export interface TotpSecret {
  totpURI: string
  backupCodes: string[]
}
