// How many relationships of a type begin at a label.
// in:  $type, $start
// out: n
MATCH (start:$($start))-[tie:$($type)]->()
RETURN count(tie) AS n
