/** A server of a model on loopback for tests and benchmarks: fast, scripted, faulty, and counting. */
@NullMarked
package org.promptrefinery.inference.loopback;

import org.jspecify.annotations.NullMarked;
