package org.promptrefinery.evaluators.custom;

import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import org.promptrefinery.evaluators.BadInput;

/** Calls of code that is not ours. */
final class Attempt {

    private Attempt() {}

    /**
     * The result of a call.
     *
     * @throws BadInput saying what could not be done, and what was thrown
     */
    static <T> T at(String failure, Callable<T> call) {
        try {
            return call.call();
        } catch (BadInput understood) {
            throw understood;
        } catch (Exception | StackOverflowError | LinkageError | AssertionError | ServiceConfigurationError broken) {
            throw new BadInput(failure + ": " + described(broken), broken);
        }
    }

    /** What was thrown, on one line. */
    static String described(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + OneLine.of(message));
    }
}
