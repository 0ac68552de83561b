package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One entry of a file as it stands there.
 *
 * @param where file and line, and the number of the row where lines do not tell, for messages
 * @param values by column or field
 */
record Row(String where, ObjectNode values) {}
