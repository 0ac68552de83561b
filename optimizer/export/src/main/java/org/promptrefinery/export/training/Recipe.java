package org.promptrefinery.export.training;

import org.promptrefinery.evaluators.BadInput;

/**
 * Which data is wanted.
 *
 * @param method what it is to train by
 * @param layout whose trainers are to read it
 * @param withPrompt whether questions stand under the prompt that won; otherwise there is only the user message of the
 *     job, so that a model learns to answer without the prompt
 * @param withDev whether dev cases come in too, in a file of their own
 * @param licence under which terms it may be used
 */
public record Recipe(Method method, Layout layout, boolean withPrompt, boolean withDev, Licence licence) {

    public Recipe {
        if (method == Method.KTO && layout == Layout.OPENAI) {
            throw new BadInput("--layout openai has no form for kto; OpenAI trains by sft and dpo. Give --as dpo, or"
                    + " --layout trl");
        }
    }
}
