import type { ParseLimits, PdfTextItem } from '@scale/statements'
import { StatementRejected } from '@scale/statements'
import { extractImages, getDocumentProxy } from 'unpdf'

const charactersMax = 5_000_000

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

/** Text items of each page with their place, top left being (0, 0). Pages that are only pictures end in `no_text_layer`. */
export async function readPdfItems(
  bytes: Uint8Array,
  password: string | undefined,
  limits: ParseLimits,
): Promise<PdfTextItem[][]> {
  const document = await open(bytes, password)
  try {
    if (document.numPages > limits.pagesMax) {
      throw new StatementRejected(
        'file_too_large',
        `The PDF has ${document.numPages} pages; ${limits.pagesMax} are the most.`,
      )
    }
    return await readPages(document)
  } catch (error) {
    throw error instanceof StatementRejected ? error : damaged()
  } finally {
    await document.loadingTask.destroy()
  }
}

/** `PasswordException.code` of PDF.js. */
const passwordNeeded = 1

async function open(bytes: Uint8Array, password: string | undefined): Promise<PdfDocument> {
  try {
    // PDF.js takes the buffer over, so it gets a copy.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      ...(password === undefined ? {} : { password }),
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: 0,
    })
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'PasswordException') throw damaged()
    const needed = 'code' in error && error.code === passwordNeeded
    if (needed)
      throw new StatementRejected(
        'password_required',
        'The PDF is locked. Give its password; it is not stored.',
      )
    throw new StatementRejected(
      'password_wrong',
      'The password does not open this PDF. Check it and try again.',
    )
  }
}

async function readPages(document: PdfDocument): Promise<PdfTextItem[][]> {
  const pages: PdfTextItem[][] = []
  let characters = 0
  let pictures = false
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const items = await readItems(page)
    pages.push(items)
    characters += items.reduce((sum, item) => sum + item.text.length, 0)
    if (characters > charactersMax)
      throw new StatementRejected('file_too_large', 'The PDF holds more text than a statement does.')
    if (items.length === 0 && !pictures) pictures = await hasPictures(document, number)
    page.cleanup()
  }
  if (characters === 0 && pictures) {
    throw new StatementRejected(
      'no_text_layer',
      'The PDF is a scan: it holds pictures and no text. Download the original from the bank.',
    )
  }
  return pages
}

async function readItems(page: PdfPage): Promise<PdfTextItem[]> {
  const viewport = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const placed: PdfTextItem[] = []
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [x = 0, y = 0] = viewport.convertToViewportPoint(
      Number(item.transform[4]),
      Number(item.transform[5]),
    )
    placed.push({ text: item.str, x, y, width: item.width, height: item.height })
  }
  return placed
}

/** A picture of one colour (a blank scan, a spacer) shows nothing. */
async function hasPictures(document: PdfDocument, page: number): Promise<boolean> {
  const images = await extractImages(document, page)
  return images.some(({ data }) => data.some((sample) => sample !== data[0]))
}

function damaged(): StatementRejected {
  return new StatementRejected('file_damaged', 'The PDF is damaged or cut off. Download it again.')
}
