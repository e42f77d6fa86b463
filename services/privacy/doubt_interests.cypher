// Names of interests that a person's texts or tags used: kept beside the interest until somebody has looked whether
// others use them.
// in:  $rows: [interest_id, surfaces, tags]
UNWIND $rows AS row
MATCH (interest:Interest {interest_id: row[0]})
WITH row, interest, coalesce(interest.surfaces_in_doubt, []) AS surfaces, coalesce(interest.tags_in_doubt, []) AS tags
SET interest.surfaces_in_doubt = surfaces + [name IN row[1] + row[2] WHERE NOT name IN surfaces],
    interest.tags_in_doubt = tags + [name IN row[2] WHERE NOT name IN tags]
