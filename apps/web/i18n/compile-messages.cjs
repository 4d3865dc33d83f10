/**
 * Turbopack loader: compiles ICU messages while building, so that no page carries a message parser. The browser gets
 * plain arrays and the small formatter of icu-minify.
 */
module.exports = function compileMessages(source) {
  const done = this.async()
  compileAll(JSON.parse(source))
    .then((compiled) => done(null, JSON.stringify(compiled)))
    .catch((error) => done(error))
}

async function compileAll(messages) {
  const { default: compile } = await import('icu-minify/compile')
  const walk = (value) =>
    typeof value === 'string'
      ? compile(value)
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
  return walk(messages)
}
