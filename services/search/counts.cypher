// How many nodes of each label and relationships of each type there are (from the count store).
// out: name, count
RETURN 'User' AS name, COUNT { (:User) } AS count
UNION ALL RETURN 'Item' AS name, COUNT { (:Item) } AS count
UNION ALL RETURN 'Document' AS name, COUNT { (:Document) } AS count
UNION ALL RETURN 'Interest' AS name, COUNT { (:Interest) } AS count
UNION ALL RETURN 'INTERACTED_WITH' AS name, COUNT { ()-[:INTERACTED_WITH]->() } AS count
UNION ALL RETURN 'TAGGED' AS name, COUNT { ()-[:TAGGED]->() } AS count
UNION ALL RETURN 'FOLLOWS' AS name, COUNT { ()-[:FOLLOWS]->() } AS count
UNION ALL RETURN 'WROTE' AS name, COUNT { ()-[:WROTE]->() } AS count
UNION ALL RETURN 'MENTIONS' AS name, COUNT { ()-[:MENTIONS]->() } AS count
UNION ALL RETURN 'ABOUT' AS name, COUNT { ()-[:ABOUT]->() } AS count
UNION ALL RETURN 'INTERESTED_IN' AS name, COUNT { ()-[:INTERESTED_IN]->() } AS count
UNION ALL RETURN 'SIMILAR_TO' AS name, COUNT { ()-[:SIMILAR_TO]->() } AS count
