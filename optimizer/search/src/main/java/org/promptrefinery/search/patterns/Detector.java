package org.promptrefinery.search.patterns;

import java.util.List;

/** Looks for one sort of pattern. */
interface Detector {

    /** The patterns found, in any order; none when the answers show nothing of the sort. */
    List<ErrorPattern> find(Answers answers);
}
