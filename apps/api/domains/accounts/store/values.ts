/** Parameters of one statement in the making: `add` keeps the value and answers its place, `$3`. */
export class Values {
  readonly list: unknown[] = []

  add(value: unknown): string {
    this.list.push(value)
    return `$${this.list.length}`
  }
}
