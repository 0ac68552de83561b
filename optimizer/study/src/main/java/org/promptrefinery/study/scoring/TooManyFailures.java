package org.promptrefinery.study.scoring;

/** More cases than allowed get no answer again and again, so that a search would go on for nothing. */
public final class TooManyFailures extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyFailures(String message) {
        super(message);
    }
}
