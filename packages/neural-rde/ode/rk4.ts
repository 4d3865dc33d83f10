/** What a solver needs of states: x + factor·y. */
export type AddScaled<State> = (x: State, y: State, factor: number) => State

/**
 * The state after one unit of time of ż = field(z), by `steps` equal steps of the classical Runge–Kutta method of order
 * 4. The field does not know the time: each window of a log-ODE is an ODE of its own, so no stage can read the next one
 * (two defects of the official code come from one clock for all windows).
 */
export function rk4<State>(
  field: (z: State) => State,
  start: State,
  addScaled: AddScaled<State>,
  steps = 1,
): State {
  const h = 1 / steps
  let z = start
  for (let step = 0; step < steps; step++) {
    const k1 = field(z)
    const k2 = field(addScaled(z, k1, h / 2))
    const k3 = field(addScaled(z, k2, h / 2))
    const k4 = field(addScaled(z, k3, h))
    const ends = addScaled(k1, k4, 1)
    const middle = addScaled(k2, k3, 1)
    z = addScaled(z, addScaled(ends, middle, 2), h / 6)
  }
  return z
}
