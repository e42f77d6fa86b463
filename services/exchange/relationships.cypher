// The relationships of a type between two labels, in order of their ends and then of what tells them apart.
// in:  $type, $start, $start_key, $end, $end_key, $tie_key: the properties that tell them apart,
//      $names: the properties wanted
// out: start, end: keys of the ends; properties, in the order of $names
MATCH (start:$($start))
WITH start
ORDER BY start[$start_key]
CALL (start) {
  MATCH (start)-[tie:$($type)]->(end:$($end))
  WITH tie, end
  ORDER BY end[$end_key], [name IN $tie_key | tie[name]]
  RETURN end[$end_key] AS end_id, [name IN $names | tie[name]] AS properties
}
RETURN start[$start_key] AS start, end_id AS end, properties
