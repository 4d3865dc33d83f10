/** Virtual payment addresses of UPI: `swiggy@icici`, `9876543210@ybl`, `paytmqr28100505@paytm`. */
const address = /^[\p{L}\p{N}*._-]{2,64}@[\p{L}\p{N}.]{0,24}$/u
const phone = /^(?:91)?[6-9]\d{9}(?:[-_.]\d{1,2})?$/
/** Stickers with a QR code: the shop behind them is nameless here. */
const sticker =
  /^(?:paytmqr|paytm[.-]?\d|paytm-\d|q\d{5,}|bharatpe|bharatqr|gpay-\d|vyapar|mab\.|ippay|phonepemerchant|getepay|sbipmopad|eazypay|mswipe|pos\.|bqr|merchant\d|pinelabs\.|hdfcmerchant|ibkpos|axisgo|pty)/
const services = new Set(
  `
    upi pay payment payments paytm razorpay rzp rzpx payu cashfree cf billdesk bd bdsk ccavenue ccav cca
    easebuzz juspay phonepe gpay add money merchant merchants order orders online txn collect india ltd
    limited store in com app recharge bill mandate autopay aps bbps euronet euronetgpay axb icici hdfc
    ybl axis stk mypg pg jp`.split(/\s+/),
)

export function isAddress(segment: string): boolean {
  return segment.includes('@') && address.test(segment)
}

/** What an address says of who stands behind it. */
export function readAddress(segment: string): { person: boolean; shop: boolean; name: string | null } {
  const local = segment.slice(0, segment.indexOf('@')).toLowerCase()
  if (phone.test(local)) return { person: true, shop: false, name: null }
  if (sticker.test(local)) return { person: false, shop: true, name: null }
  const words = local.split(/[^\p{L}]+/u).filter((word) => word.length > 2 && !services.has(word))
  return { person: false, shop: false, name: words.length > 0 ? words.join(' ') : null }
}
