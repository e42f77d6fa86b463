// Interests by canonical id; names of the same id agree, the most telling kind wins, surface forms gather. One that
// so far only somebody's statement named has no surface forms yet, and is filled in as a new one.
// in:  $rows: [interest_id, name, name_zh, language, kind, aliases, is_generic], $kinds: the most telling first
UNWIND $rows AS row
MERGE (interest:Interest {interest_id: row[0]})
SET interest.interest_id = row[0]
FOREACH (new IN CASE WHEN interest.aliases IS NULL THEN [row] ELSE [] END |
  SET interest.name = new[1], interest.name_zh_is_lent = CASE WHEN new[2] IS NULL THEN interest.name_zh_is_lent END,
      interest.name_zh = CASE WHEN new[2] IS NULL AND interest.name_zh_is_lent THEN interest.name_zh ELSE new[2] END,
      interest.language = new[3], interest.kind = new[4],
      interest.aliases = new[5], interest.support = 0, interest.specificity = 0.0,
      interest.dropped = CASE WHEN new[6] THEN 'generic' ELSE 'support' END)
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
