/**
 * exp, log and their kin in double precision from nothing but + − × ÷ √, so that every engine gives the same bits
 * (ECMAScript leaves the last ones of `Math.exp` and the rest to the engine). Series and bounds follow FreeBSD's msun
 * (e_exp.c, e_log.c); `log1p` and `expm1` use Kahan's correction. Errors stay within a few ulp.
 */
const words = new Int32Array(2)
const double = new Float64Array(words.buffer)
const highWord = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

const ln2High = 6.9314718036912381649e-1
const ln2Low = 1.90821492927058770002e-10
const rounding = 6755399441055744

/** 2^n for n in −1022…1023. */
function power2(n: number): number {
  words[1 - highWord] = 0
  words[highWord] = (n + 1023) << 20
  return double[0] ?? 0
}

/** e^x; 0 below −708, e^709 above 709. */
export function exp(value: number): number {
  if (value < -708) return 0
  const x = Math.min(value, 709)
  const n = x * 1.4426950408889634 + rounding - rounding
  const high = x - n * ln2High
  const low = n * ln2Low
  const r = high - low
  const s = r * r
  const p4 = -1.6533902205465251539e-6 + s * 4.13813679705723846039e-8
  const p =
    1.66666666666666019037e-1 + s * (-2.77777777770155933842e-3 + s * (6.61375632143793436117e-5 + s * p4))
  const c = r - s * p
  return (1 - (low - (r * c) / (2 - c) - high)) * power2(n)
}

/** Natural logarithm of a positive, normal number. */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return x === Infinity ? x : x === 0 ? -Infinity : Number.NaN
  double[0] = x
  const high = words[highWord] ?? 0
  let exponent = (high >> 20) - 1023
  words[highWord] = (high & 0xfffff) | 0x3ff00000
  let fraction = double[0] ?? 1
  if (fraction > Math.SQRT2) {
    fraction /= 2
    exponent += 1
  }
  const f = fraction - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1))
  const l5 = 1.818357216161805012e-1 + w * 1.479819860511658591e-1
  const odd = z * (6.66666666666673513e-1 + w * (2.857142874366239149e-1 + w * l5))
  const half = 0.5 * f * f
  return exponent * ln2High - (half - (s * (half + even + odd) + exponent * ln2Low) - f)
}

/** log(1 + x), exact digits near 0. */
export function log1p(x: number): number {
  const sum = 1 + x
  return sum === 1 ? x : (log(sum) * x) / (sum - 1)
}

/** tanh x; the series near 0, where 1 − 2/(e^{2x}+1) would lose digits. */
export function tanh(x: number): number {
  const size = Math.abs(x)
  if (size < 1e-3) return x - (x * x * x) / 3 + (2 * x * x * x * x * x) / 15
  const t = size > 22 ? 1 : 1 - 2 / (exp(2 * size) + 1)
  return x < 0 ? -t : t
}

export function atanh(x: number): number {
  return 0.5 * log1p((2 * x) / (1 - x))
}

export function asinh(x: number): number {
  const size = Math.abs(x)
  const value = log1p(size + (size * size) / (1 + Math.sqrt(1 + size * size)))
  return x < 0 ? -value : value
}

/** arcosh(1 + t) for t >= 0: near points of the ball keep their digits. */
export function acosh1p(t: number): number {
  return log1p(t + Math.sqrt(t * (t + 2)))
}
