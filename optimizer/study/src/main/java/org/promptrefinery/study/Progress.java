package org.promptrefinery.study;

import java.util.Map;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.Spent;
import org.promptrefinery.search.Generation;

/** Hears how a study goes, to show it to a person. */
public interface Progress extends CompletionObserver {

    /**
     * The study begins.
     *
     * @param splits how many cases train, dev and test have
     */
    void begins(String run, String splits);

    /**
     * A generation is done.
     *
     * @param most generations there may be
     */
    void generation(Generation generation, int most);

    /**
     * So much has been spent; said before each generation.
     *
     * @param spent by what models are for, with nothing where nothing was asked
     */
    default void spent(Map<Purpose, Spent> spent) {}

    /** The search is over and the proof begins. */
    void proving(String reason);

    /**
     * The winner is asked without each of its sections.
     *
     * @param sections how many
     * @param cases how many dev cases for each
     */
    default void ablating(int sections, int cases) {}

    /** No model is asked any more; only notices may follow. */
    default void ends() {}

    /** Something the user should know. */
    void notice(String message);
}
