// How many texts this extractor has not read.
// in:  $extractor, $kept: beginning of the versions whose readings stay, or null
// out: n
MATCH (document:Document)
WHERE (document.mined_by < $extractor OR document.mined_by > $extractor)
  AND ($kept IS NULL OR NOT document.mined_by STARTS WITH $kept)
RETURN count(*) AS n
