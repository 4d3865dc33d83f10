/** Letters beyond ASCII that a language writes, in the encodings its banks export. Lower case; capitals are their upper forms. */
export interface EncodingProfile {
  encoding: string
  languages: readonly string[]
  letters: readonly string[]
}

const cyrillic = 'абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђјљњћџ№'

/** In order of preference among equals. Sources: the alphabets of the Unicode CLDR exemplar sets. */
export const singleByteProfiles: readonly EncodingProfile[] = [
  {
    encoding: 'windows-1252',
    languages: ['de', 'fr', 'es', 'pt', 'it', 'nl', 'sv', 'fi', 'da', 'nb', 'no', 'is', 'ca', 'en'],
    letters: [
      'äöüß',
      'àâçéèêëîïôùûüœæÿ',
      'áéíñóúüçªº',
      'áâãàçéêíóôõúü',
      'àèéìòóù',
      'éëïöüáíó',
      'åäöé',
      'æøåéö',
      'áðéíóúýþæö',
    ],
  },
  {
    encoding: 'windows-1250',
    languages: ['pl', 'cs', 'sk', 'hu', 'ro', 'hr', 'sl', 'sq'],
    letters: ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'ăâîşţ', 'čćđšž'],
  },
  { encoding: 'windows-1251', languages: ['ru', 'uk', 'bg', 'sr', 'be', 'mk'], letters: [cyrillic] },
  { encoding: 'windows-1254', languages: ['tr'], letters: ['çğıİöşüâî'] },
  {
    encoding: 'windows-1257',
    languages: ['lt', 'lv', 'et'],
    letters: ['ąčęėįšųūž', 'āčēģīķļņšūž', 'äöõüšž'],
  },
  { encoding: 'windows-1253', languages: ['el'], letters: ['αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ'] },
  { encoding: 'windows-1255', languages: ['he'], letters: ['אבגדהוזחטיךכלםמןנסעףפץצקרשת'] },
  {
    encoding: 'windows-1256',
    languages: ['ar', 'fa', 'ur'],
    letters: ['ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ'],
  },
  { encoding: 'koi8-r', languages: ['ru'], letters: [cyrillic] },
  { encoding: 'ibm866', languages: ['ru'], letters: [cyrillic] },
]

/** Characters an encoding of two bytes shows in real text; `common` is what tells it from a coincidence. */
export interface DoubleByteProfile {
  encoding: string
  languages: readonly string[]
  common: RegExp
}

const han = '一-鿿'

export const doubleByteProfiles: readonly DoubleByteProfile[] = [
  // Before GB 18030: all of Hangul falls on frequent Chinese characters, but Chinese text not on Hangul alone.
  { encoding: 'euc-kr', languages: ['ko'], common: /[가-힣]/ },
  {
    encoding: 'gb18030',
    languages: ['zh', 'zh-cn', 'zh-sg'],
    common: new RegExp(`[${han}，。：；（）“”、￥！？【】《》]`),
  },
  { encoding: 'shift_jis', languages: ['ja'], common: new RegExp(`[${han}ぁ-ヿー、。（）：￥]`) },
  { encoding: 'big5', languages: ['zh-tw', 'zh-hk'], common: new RegExp(`[${han}，。：；（）、]`) },
  { encoding: 'euc-jp', languages: ['ja'], common: new RegExp(`[${han}ぁ-ヿー、。（）：]`) },
]
