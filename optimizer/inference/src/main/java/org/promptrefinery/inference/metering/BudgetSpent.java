package org.promptrefinery.inference.metering;

/** What was asked for would cost more, or begin later, than is allowed; it was not asked. */
public final class BudgetSpent extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BudgetSpent(String message) {
        super(message);
    }
}
