/** All text of a row `t` that a person may look for. */
export const searchedText = `concat_ws(' ', t.title, t.description, t.counterparty, t.reference, t.note,
  array_to_string(t.tags, ' '))`
