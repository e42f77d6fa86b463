// How many nodes a label has.
// in:  $label
// out: n
MATCH (node:$($label))
RETURN count(node) AS n
