// Items about interests that were merged or parted wait for theirs; one more item wakes the refresh of all figures.
// in:  $interest_ids
CALL () {
  MATCH (any:Item) WITH any LIMIT 1
  SET any.about_stale = true
}
UNWIND $interest_ids AS interest_id
MATCH (interest:Interest {interest_id: interest_id})<-[about:ABOUT]-(item:Item)
SET item.about_stale = true, item.interests_stale = CASE WHEN about.source IN ['catalogue', 'crowd'] THEN true
                                                     ELSE item.interests_stale END
