// What a portrait may tell of a user: how much they did and since when, what draws and what puts them off with its
// evidence, what they like best, where they belong.
// in:  $user_id, $liked, $disliked: how many of each, $items
// out: user_id, name, events, items, texts, first_at, last_at,
//      interests: [interest_id, name, name_zh, aliases, weight, polarity, stated, feedback, mentions, quote, last_at],
//      favourites: [item_id, title, title_zh, creators], communities: [community_id, name, name_zh], the broad one first
MATCH (user:User {user_id: $user_id})
CALL (user) {
  OPTIONAL MATCH (user)-[did:INTERACTED_WITH]->(item:Item)
  RETURN coalesce(sum(did.count), 0) AS events, count(DISTINCT item) AS items, min(did.first_at) AS first_at,
         max(did.last_at) AS last_at
}
CALL (user) {
  MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
  WITH drawn, interest ORDER BY drawn.weight DESC, interest.interest_id
  WITH collect([drawn, interest]) AS every
  WITH [one IN every WHERE one[0].polarity > 0][..$liked] + [one IN every WHERE one[0].polarity < 0][..$disliked] AS told
  RETURN [one IN told | [one[0], one[1]]] AS told
}
CALL (user, told) {
  UNWIND CASE told WHEN [] THEN [null] ELSE range(0, size(told) - 1) END AS at
  WITH user, at, told[at][0] AS drawn, told[at][1] AS interest
  CALL (user, interest) {
    OPTIONAL MATCH (user)-[did:INTERACTED_WITH]->(item:Item)-[:ABOUT]->(interest)
    WHERE did.strength <> 0
    RETURN count(DISTINCT item) AS feedback
  }
  CALL (user, interest, drawn) {
    OPTIONAL MATCH (user)-[:WROTE]->(document:Document)-[mention:MENTIONS]->(interest)
    WITH document, mention, drawn
    ORDER BY mention.polarity = drawn.polarity DESC, mention.strength DESC, document.document_id, mention.start
    RETURN count(mention) AS mentions, head(collect(mention.quote)) AS quote
  }
  WITH at, drawn, interest, feedback, mentions, quote ORDER BY at
  RETURN [row IN collect(CASE WHEN at IS NOT NULL THEN
    [interest.interest_id, interest.name, interest.name_zh, interest.aliases, drawn.weight, drawn.polarity, drawn.stated,
     feedback, mentions, quote, drawn.last_at] END) WHERE row IS NOT NULL] AS interests
}
RETURN user.user_id AS user_id, user.name AS name, events, items, COUNT { (user)-[:WROTE]->() } AS texts, first_at, last_at,
       interests,
       COLLECT {
         MATCH (user)-[did:INTERACTED_WITH]->(item:Item)
         WHERE did.strength > 0
         WITH item, max(did.strength) AS strength, max(did.last_at) AS at
         ORDER BY strength DESC, at DESC, item.item_id LIMIT $items
         RETURN [item.item_id, item.title, item.title_zh, item.creators]
       } AS favourites,
       COLLECT {
         MATCH (user)-[:IN_COMMUNITY]->(one:Community)
         RETURN [one.community_id, one.name, one.name_zh] ORDER BY one.level
       } AS communities
