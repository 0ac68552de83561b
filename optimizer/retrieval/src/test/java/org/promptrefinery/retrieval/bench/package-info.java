/** What retrieval takes, see scripts/bench-retrieval. */
package org.promptrefinery.retrieval.bench;
