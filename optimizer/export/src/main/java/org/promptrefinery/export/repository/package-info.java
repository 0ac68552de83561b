/** The winner of a run as a commit in somebody's git repository, with nothing else in it touched. */
@NullMarked
package org.promptrefinery.export.repository;

import org.jspecify.annotations.NullMarked;
