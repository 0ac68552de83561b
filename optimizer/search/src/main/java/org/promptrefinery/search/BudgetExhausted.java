package org.promptrefinery.search;

/** The next step would cost more than the job allows; the search ends with what it has. */
public final class BudgetExhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BudgetExhausted(String message) {
        super(message);
    }
}
