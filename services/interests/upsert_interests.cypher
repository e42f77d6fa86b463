// Interests by canonical id; names of the same id agree, the most telling kind wins, surface forms gather.
// in:  $rows: [interest_id, name, name_zh, language, kind, aliases, is_generic], $kinds: the most telling first
UNWIND $rows AS row
MERGE (interest:Interest {interest_id: row[0]})
ON CREATE SET interest.name = row[1], interest.name_zh = row[2], interest.language = row[3], interest.kind = row[4],
              interest.aliases = row[5], interest.support = 0, interest.specificity = 0.0,
              interest.dropped = CASE WHEN row[6] THEN 'generic' ELSE 'support' END
ON MATCH SET interest.interest_id = row[0]
SET interest.kind = [kind IN $kinds WHERE kind IN [interest.kind, row[4]]][0],
    interest.name = CASE WHEN row[1] < interest.name THEN row[1] ELSE interest.name END
WITH row, interest
WHERE any(alias IN row[5] WHERE NOT alias IN interest.aliases)
CALL (row, interest) {
  UNWIND interest.aliases + row[5] AS alias
  WITH DISTINCT alias ORDER BY alias
  RETURN collect(alias) AS aliases
}
SET interest.aliases = aliases
