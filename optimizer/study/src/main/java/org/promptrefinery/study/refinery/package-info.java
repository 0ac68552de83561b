/** Optimizes a job from Java: the one way from a job to the files of its run, for programs and for the command line. */
@NullMarked
package org.promptrefinery.study.refinery;

import org.jspecify.annotations.NullMarked;
