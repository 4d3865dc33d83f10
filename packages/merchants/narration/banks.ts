/** Banks as Indian narrations name them beside the other party: IFSC, four-letter codes, names cut short. */
const ifsc = /^[a-z]{4}0[a-z0-9]{6}$/i
const codes = new Set(
  `
    yesb hdfc icic sbin utib kkbk pytm airp punb barb cnrb ubin idib idfb fdrl indb ioba bkid mahb ucba
    psib rats ratn karb kvbl sibl dlxb tmbl csbk ktkb cosb svcb citi scbl hsbc dbss deut nspb jiop esfb
    ujvn aubl ausf finf bdbl nesf jsfb shgb dcbl ybl axl ibl okaxis okhdfcbank okicici oksbi yespay npci
    ypl pnb sbi boi bob axis kotak icici idfc rbl indus canara slce ipos fino abpb nkgs surv jaka apgv
    cbin pmcb utbi corp synb andb orbc vijb allahabad`.split(/\s+/),
)
const written =
  /\b(?:bank|bankl|bankltd|banking)\b|^(?:state ban|axis ban|hdfc ban|icici ban|yes ban|kotak mah\w*(?: ba\w*)?$|punjab nat|canara ban|union ban|indian ov|indian ban|bank of|paytm pay|airtel pay|idfc fir|indusind|federal ban|au small|bandhan|central ban|fino pay|jio pay)/i

export function isBank(segment: string): boolean {
  const word = segment.trim()
  return ifsc.test(word) || codes.has(word.toLowerCase()) || written.test(word)
}
