// Which of some words stand in what is not this person's alone: such words are no trace of the person.
// in:  $user_id, $words
// out: word
CALL () {
  MATCH (document:Document)
  WHERE NOT EXISTS { (document)<-[:WROTE]-(:User {user_id: $user_id}) }
     OR EXISTS { (document)<-[:WROTE]-(other:User) WHERE other.user_id <> $user_id }
  RETURN coalesce(document.text, '') + ' ' + coalesce(document.title, '') AS text
  UNION ALL
  MATCH (item:Item)
  UNWIND [item.title, item.title_zh, item.description, item.description_zh, item.brand] + coalesce(item.creators, []) AS text
  WITH text WHERE text IS NOT NULL
  RETURN text
  UNION ALL
  MATCH (user:User)
  WHERE user.user_id <> $user_id AND user.name IS NOT NULL
  RETURN user.name AS text
}
UNWIND [word IN $words WHERE text CONTAINS word] AS word
RETURN DISTINCT word
