/**
 * Month names, by month, as statements print them: English first, then the languages of the banks we know. A name is matched
 * folded (lower case, no accents, no dot), in full or by any prefix that no other month shares.
 */
const names: readonly string[] = [
  'jan january januar janvier januari enero gennaio janeiro leden styczen januar tammikuu january январь января ocak sausio sausis janvaris januarie ianuarie jaanuar sijecanj januari ianouarios ιανουαριος ιανουαριου januaari januari enero yanvar يناير जनवरी januari januari janv ene sij',
  'february februar fevrier februari febrero febbraio fevereiro unor luty februar helmikuu февраль февраля subat vasario vasaris februaris februarie veebruar veljaca φεβρουαριος φεβρουαριου فبراير फरवरी pebruari fev feb velj',
  'mar march marz mars maart marzo marco brezen marzec marca marcius maliskuu март марта mart kovo kovas marts martie marts ozujak μαρτιος μαρτιου مارس मार्च maret mrt mrz maerz ozu',
  'apr april avril abril aprile duben kwiecien kwietnia aprilis huhtikuu апрель апреля nisan balandzio balandis aprilie aprill travanj απριλιος απριλιου أبريل अप्रैल avr abr tra',
  'may mai mei mayo maggio maio kveten maj maja majus toukokuu май мая mayis geguzes geguze maijs svibanj μαιος μαιου مايو मई mag svi',
  'jun june juni juin junio giugno junho cerven czerwiec czerwca junius kesakuu июнь июня haziran birzelio birzelis junijs iunie juuni lipanj ιουνιος ιουνιου يونيو जून giu lip',
  'jul july juli juillet julio luglio julho cervenec lipiec lipca julius heinakuu июль июля temmuz liepos liepa julijs iulie juuli srpanj ιουλιος ιουλιου يوليو जुलाई juil lug',
  'aug august aout augustus agosto srpen sierpien sierpnia augusztus elokuu август августа agustos rugpjucio rugpjutis augusts kolovoz αυγουστος αυγουστου أغسطس अगस्त agustus ago kol',
  'sep september septembre septiembre settembre setembro zari wrzesien wrzesnia szeptember syyskuu сентябрь сентября eylul rugsejo rugsejis septembris septembrie rujan σεπτεμβριος σεπτεμβριου سبتمبر सितंबर sept setiembre set ruj',
  'oct october oktober octobre octubre ottobre outubro rijen pazdziernik pazdziernika oktober lokakuu октябрь октября ekim spalio spalis oktobris octombrie oktoober οκτωβριος οκτωβριου أكتوبر अक्टूबर ott out okt',
  'nov november novembre noviembre novembro listopad listopada marraskuu ноябрь ноября kasim lapkricio lapkritis novembris noiembrie studeni νοεμβριος νοεμβριου نوفمبر नवंबर noi stu',
  'dec december dezember decembre diciembre dicembre dezembro prosinec grudzien grudnia joulukuu декабрь декабря aralik gruodzio gruodis decembris decembrie detsember prosinac δεκεμβριος δεκεμβριου ديسمبر दिसंबर dez dic des',
]

const lengthMin = 3

function buildIndex(): Map<string, number> {
  const index = new Map<string, number>()
  const shared = new Set<string>()
  const note = (name: string, month: number): void => {
    const known = index.get(name)
    if (known === undefined) index.set(name, month)
    else if (known !== month) shared.add(name)
  }
  const whole = new Map<string, number>()
  names.forEach((line, at) => {
    for (const name of line.split(' ')) {
      whole.set(foldName(name), at + 1)
      const folded = foldName(name)
      for (let length = lengthMin; length <= folded.length; length += 1) note(folded.slice(0, length), at + 1)
    }
  })
  for (const name of shared) index.delete(name)
  for (const [name, month] of whole) index.set(name, month)
  return index
}

/** Lower case, no accents, no dots: `Févr.` is `fevr`. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.]/g, '')
    .replace(/ł/gi, 'l')
    .replace(/ı/g, 'i')
    .replace(/ø/gi, 'o')
    .toLowerCase()
}

const index = buildIndex()

/** 1–12, or null where the word names no month or could name two (`mar` is March, `jun` June, `ju` neither). */
export function monthOf(name: string): number | null {
  return index.get(foldName(name)) ?? null
}
