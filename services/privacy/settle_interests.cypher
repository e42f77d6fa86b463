// Interests without the names that nobody uses any more. Where a tag became too rare to be looked for in texts, the
// texts are to be read again, and the names to be looked at again after that.
// in:  $rows: [interest_id, name, aliases, is_named: some tag, text or catalogue field still names it, is_read_again]
// out: interest_id of those that nothing and nobody names any more
UNWIND $rows AS row
MATCH (interest:Interest {interest_id: row[0]})
WITH row, interest, row[3] OR EXISTS {
  MATCH (interest)-[:MERGED_INTO*0..]->(root:Interest)<-[stated:STATED]-(:User)
  WHERE row[0] IN coalesce(stated.said_of, [root.interest_id])
} AS is_kept
CALL (row, interest, is_kept) {
  WITH row, interest WHERE is_kept
  SET interest.name = row[1], interest.aliases = row[2], interest.surfaces_in_doubt = null,
      interest.tags_in_doubt = null
}
CALL (row, interest) {
  WITH row, interest WHERE row[3] AND row[4]
  SET interest.surfaces_in_doubt_next = row[2]
  WITH interest
  MATCH (interest)-[:MERGED_INTO*0..]->(root:Interest)<-[mention:MENTIONS]-(document:Document)
  WHERE coalesce(mention.through, root.interest_id) = row[0]
  SET document.mined_by = 'nothing yet'
}
WITH row, is_kept
WHERE NOT is_kept
RETURN row[0] AS interest_id
