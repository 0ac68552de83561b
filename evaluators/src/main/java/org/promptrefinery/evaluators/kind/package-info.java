/** What an author of evaluators needs: how a kind describes itself and reads its options. */
@NullMarked
package org.promptrefinery.evaluators.kind;

import org.jspecify.annotations.NullMarked;
