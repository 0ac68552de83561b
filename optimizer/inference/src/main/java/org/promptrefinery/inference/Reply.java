package org.promptrefinery.inference;

/** What came of a request: a completion, or the reason why there is none. */
public sealed interface Reply permits Completion, Failure {}
