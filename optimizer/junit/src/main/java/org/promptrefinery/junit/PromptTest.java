package org.promptrefinery.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Guards a prompt in the tests of a project: it is scored as it now stands on its locked cases, which is a test for the
 * prompt as a whole and one for each case.
 *
 * <p>The whole fails where {@code refinery check} would end with exit code 4: when the prompt is significantly worse
 * than locked, below the floor, or breaks a gate that held. A case whose answer is worse than locked fails with the
 * whole or where it breaks a gate; else, being within what chance explains, it is aborted and says so. The method
 * itself runs for each that holds, and may be empty:
 *
 * <pre>{@code
 * @PromptTest(lock = "src/main/resources/prompts/romeo", floor = 0.9)
 * void romeoIsAsGoodAsEver() {}
 * }</pre>
 *
 * <p>Keys of models come from the environment, as for the program. Evaluators of the lock may run programs only where
 * {@code REFINERY_ALLOW_COMMANDS=true}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(PromptTestExtension.class)
public @interface PromptTest {

    /** A {@code prompt.lock.yaml}, or the folder that it lies in; a relative path starts from the working folder. */
    String lock();

    /** Least score, from 0 to 1, that the prompt must have whatever it had when it was locked; 0 demands nothing. */
    double floor() default 0;

    /**
     * The folder with the cache of completions, made when it is not there; the variable {@code REFINERY_RESULTS} wins
     * over it. Keep it between builds, and a prompt that did not change costs nothing.
     */
    String results() default "target/refinery";
}
