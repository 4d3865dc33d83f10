declare module 'qrcode' {
  /** The part of the package we use: a QR code as SVG text. */
  export function toString(text: string, options: { type: 'svg'; margin?: number }): Promise<string>
}
