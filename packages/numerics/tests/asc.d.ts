/**
 * What compile.ts uses of the AssemblyScript compiler. Its own types would bring AssemblyScript's globals (a `console`
 * without `error`) into the whole program; tsconfig.json points here instead.
 */
declare const asc: {
  main(
    args: readonly string[],
    io: {
      readFile(name: string, base: string): string | null
      writeFile(name: string, contents: Uint8Array | string): void
      listFiles(): string[]
      stderr: { write(chunk: string | Uint8Array): void }
    },
  ): Promise<{ error: Error | null }>
}
export default asc
