// The nodes of a label, in order of their key.
// in:  $label, $key, $names: the properties wanted
// out: properties, in the order of $names
MATCH (node:$($label))
WITH node
ORDER BY node[$key]
RETURN [name IN $names | node[name]] AS properties
