// Interests without the names that nobody uses any more; those with no name left go. Where a tag became too rare to be
// looked for in texts, the texts are to be read again, and the names to be looked at again after that.
// in:  $rows: [interest_id, name, aliases, is_named: some tag, text or catalogue field still names it, is_read_again]
UNWIND $rows AS row
MATCH (interest:Interest {interest_id: row[0]})
CALL (row, interest) {
  WITH row, interest WHERE row[3] OR EXISTS { (interest)<-[tie]-(:User) WHERE type(tie) = 'STATED' }
  SET interest.name = row[1], interest.aliases = row[2], interest.surfaces_in_doubt = null,
      interest.tags_in_doubt = null
}
CALL (row, interest) {
  WITH row, interest WHERE row[3] AND row[4]
  SET interest.surfaces_in_doubt_next = row[2]
  WITH interest
  MATCH (interest)<-[:MENTIONS]-(document:Document)
  SET document.mined_by = 'nothing yet'
}
CALL (row, interest) {
  WITH row, interest WHERE NOT row[3] AND NOT EXISTS { (interest)<-[tie]-(:User) WHERE type(tie) = 'STATED' }
  CALL (interest) {
    MATCH (item:Item)-[:ABOUT]->(interest)
    SET item.interests_stale = true, item.about_stale = true
  }
  DETACH DELETE interest
}
