// Which of two interests was proposed to go into which.
// in:  $interest_id, $other_id, in any order
// out: interest_id, into_id, why
MATCH (one:Interest {interest_id: $interest_id})-[proposed:MAY_BE]-(:Interest {interest_id: $other_id})
RETURN startNode(proposed).interest_id AS interest_id, endNode(proposed).interest_id AS into_id, proposed.why AS why
LIMIT 1
