package org.promptrefinery.evaluators.custom;

import java.util.List;
import org.promptrefinery.evaluators.kind.Kind;

/**
 * Gives a job evaluators of a user's own. An implementation is public, has a public constructor without arguments and
 * is named in {@code META-INF/services/org.promptrefinery.evaluators.custom.EvaluatorProvider} of its jar, as
 * {@link java.util.ServiceLoader} wants it. Its evaluators are called from several threads at once. Whatever they throw
 * leaves an answer unscored and goes no further.
 */
public interface EvaluatorProvider {
    /** Kinds with names that no other evaluator has. */
    List<Kind> kinds();
}
