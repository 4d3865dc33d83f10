import { fold } from '../table/words/fold.ts'
import type { PrintedLine } from './lines.ts'

const pageWords =
  'page|pg|seite|blatt|pagina|pagine|pag|folio|hoja|side|sida|sivu|lehekulg|strona|str|strana|oldal|lap|halaman|hal|sayfa|страница|стр|сторінка|арк|leht|puslapis|lapa|stranica|σελιδα'
const ofWords = 'of|von|de|di|da|van|av|af|z|ze|iz|od|dari|sur|из|з|din|απο'

/** `Page 1 of 2`, `Seite 1/2`, `第 1 页`: folded, so that dots, colons and strokes are gone. */
const pageNumber = new RegExp(
  [
    `(?:^| )(?:${pageWords}) (?:no |nr |n )?\\d{1,4} (?:(?:${ofWords}) )?\\d{1,4}(?: |$)`,
    `^(?:${pageWords}) ?(?:no |nr |n )?\\d{1,4}$`,
    `^\\d{1,4} (?:${ofWords}) \\d{1,4}$`,
    '^第? ?\\d{1,4} ?(?:页|頁|ページ|쪽|페이지)(?: |$)',
  ].join('|'),
  'u',
)
/** `- 1 -` and `1/2` are told by their strokes. */
const strokedNumber = /^[-–—]\s*\d{1,4}\s*[-–—]$|^\d{1,4}\s*\/\s*\d{1,4}$/

/** What a page says of itself beneath its last movement. */
const pageTalk =
  /^(?:(?:statement )?continue[ds]?\b|(?:please )?(?:turn over|see (?:over|reverse))|p t o$|e oe$|e o e$|end of (?:statement|transactions|report)|(?:this is (?:a|an) )?(?:computer|system|electronically) generated|fortsetzung|ubertrag auf|suite (?:page|au verso|a la page)|a suivre$|continua$|continua (?:en|a|na|su|nella) |sigue (?:en|al) |segue (?:a |su |pagina)|vervolg op|fortsattning|fortsaettes|jatkuu|ciag dalszy|pokracovani|продолжение|続く|接下页|转下页)/u

/** Lines at the foot of a page that may repeat from page to page. */
const footLinesMax = 8
/** Feet stand at one height, give or take this many points. */
const driftMax = 3

/**
 * Line numbers of what the page prints about itself: page numbers, “continued overleaf”, and the lines at its foot that other
 * pages print at the same height. None of it belongs to a movement.
 */
export function pageFurniture(lines: readonly PrintedLine[]): ReadonlySet<number> {
  const furniture = new Set<number>(repeatedFeet(lines))
  for (const { line, text } of lines) {
    const words = fold(text)
    if (pageNumber.test(words) || pageTalk.test(words) || strokedNumber.test(text)) furniture.add(line)
  }
  return furniture
}

/** From the last line of a page upwards, while other pages print the same there; their numbers may differ. */
function repeatedFeet(lines: readonly PrintedLine[]): number[] {
  const masked = ({ text }: PrintedLine) => text.replace(/\d+/g, '#')
  const pages = [...Map.groupBy(lines, ({ page }) => page).values()]
  const feet = pages.map((page) => page.slice(-footLinesMax).toReversed())
  const printed = Map.groupBy(feet.flat(), masked)
  const repeats = (line: PrintedLine): boolean =>
    (printed.get(masked(line)) ?? []).some(
      ({ page, y }) => page !== line.page && Math.abs(y - line.y) <= driftMax,
    )
  return feet.flatMap((foot) => {
    const own = foot.findIndex((line) => !repeats(line))
    return foot.slice(0, own === -1 ? foot.length : own).map(({ line }) => line)
  })
}
