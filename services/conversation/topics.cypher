// What a catalogue is about, to choose from: its genres, else whatever most items are about.
// in:  $n
// out: interest_id, name, name_zh, kind
MATCH (interest:Interest)
WHERE interest.dropped IS NULL AND interest.support > 0
RETURN interest.interest_id AS interest_id, interest.name AS name, interest.name_zh AS name_zh, interest.kind AS kind
ORDER BY interest.kind <> 'genre', interest.support DESC, interest_id
LIMIT $n
