// Interests by their ids, with names to ask by.
// in:  $interest_ids
// out: interest_id, name, name_zh
UNWIND $interest_ids AS interest_id
MATCH (interest:Interest {interest_id: interest_id})
RETURN interest_id, coalesce(interest.name, interest_id) AS name, interest.name_zh AS name_zh
