/**
 * Turbopack loader: compiles ICU messages while building, so that no page carries a message parser. The browser gets
 * plain arrays and the small formatter of icu-minify.
 */
module.exports = function compileMessages(source) {
  const done = this.async()
  import('icu-minify/compile').then(({ default: compile }) => {
    const walk = (value) =>
      typeof value === 'string'
        ? compile(value)
        : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
    done(null, JSON.stringify(walk(JSON.parse(source))))
  }, done)
}
