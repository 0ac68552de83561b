package org.promptrefinery.inference.metering;

import java.util.Optional;

/** What was asked for would cost more, or begin later, than is allowed; it was not asked. */
public final class BudgetSpent extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never written
    private final Optional<Purpose> purpose;

    /** @param purpose the only one whose limit it was; empty when nothing may be asked for any purpose */
    BudgetSpent(String message, Optional<Purpose> purpose) {
        super(message);
        this.purpose = purpose;
    }

    /** Whether it was a limit for this purpose alone, so that others may still spend. */
    public boolean concernsOnly(Purpose one) {
        return purpose.filter(one::equals).isPresent();
    }
}
